/** What turns a rendered page into an issued document: its code, the moment, the words in the seal. */
export type Mark = {
  /** Twelve readable letters. */
  verifyCode: string
  /** Opens the public verification page; what the QR code holds. */
  verifyUrl: string
  issuedAt: Date
  /** Small text below the star, 演示印章. */
  sealCaption: string
  /** Below the star, what kind of seal it is where it is not the signer's general one: 合同专用章. */
  sealKind?: string
}

/** A code in groups of four, as people read it aloud. */
export function spokenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
