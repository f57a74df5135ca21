/** What an enterprise seals with its own e-seal: the page, its signature, its place in the register, and whether it is still whole. */
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { anchorsFor } from './authorities.ts'
import { type Held, signerOf } from './certificates.ts'
import { sha256Of } from './content-store.ts'
import type { SignatureVerdict } from './contract.ts'
import { readFile, storeFile } from './files.ts'
import { enterIssued, type Issued, SEAL_CAPTION, verifyUrlOf } from './issue.ts'
import { type Letter, letterPdf } from './pdf/letter.ts'
import { sealPicture } from './pdf/marks.ts'
import { signPdf } from './signature/sign.ts'
import { serialsIn, verifyPdf } from './signature/verify.ts'
import { documentsTables, getIssued } from './store.ts'

/** An enterprise's seal, as far as signing goes. Its id is the signer's: each seal has a key and a certificate of its own. */
export type EnterpriseSeal = {
  id: string
  enterprise: { id: string; name: string; uscc: string }
  /** On its face below the star: 合同专用章; absent on the general one. */
  kindOnFace?: string
}

/** Makes the seal's key and certificate now, so that the first use does not wait for it. */
export async function makeSealCertificate(ctx: Ctx, seal: EnterpriseSeal): Promise<void> {
  await signer(ctx, seal)
}

/** Serial number and last moment of the certificate a seal signs with now; undefined before it has one. */
export async function sealCertificatesOf(
  ctx: Ctx,
  sealIds: readonly string[],
): Promise<Map<string, { serial: string; until: Date }>> {
  if (sealIds.length === 0) return new Map()
  const rows = await documentsTables(ctx)
    .selectFrom('documents.certificate')
    .select(['id', 'organ_id', 'valid_until'])
    .where('organ_id', 'in', [...sealIds])
    .orderBy('valid_until')
    .execute()
  return new Map(
    rows.map(({ id, organ_id, valid_until }) => [
      organ_id!,
      { serial: id.replaceAll('-', '').toUpperCase(), until: valid_until },
    ]),
  )
}

/**
 * Sets, seals, stores and registers a form in the enterprise's name, in the caller's transaction. Whether the seal may be used
 * is the caller's question.
 * @throws characterNotPrintable
 */
export async function sealForm(
  ctx: Ctx,
  form: Omit<Letter, 'organName' | 'plain' | 'issuedOn'>,
  seal: EnterpriseSeal,
  subject: { module: string; id: string },
): Promise<Issued> {
  const { enterprise, kindOnFace } = seal
  const held = await signer(ctx, seal)
  const verifyCode = readableCode(12)
  const letter: Letter = { ...form, organName: enterprise.name, issuedOn: ctx.today, plain: true }
  const page = await letterPdf(letter, {
    verifyCode,
    verifyUrl: verifyUrlOf(ctx, verifyCode),
    issuedAt: ctx.now,
    sealCaption: SEAL_CAPTION,
    sealKind: kindOnFace,
  })
  const file = await storeFile(ctx, {
    content: signPdf(page, held),
    name: `${form.title}（${form.number}）.pdf`,
    mediaType: 'application/pdf',
    // Made from what the applicant filled in: sealed by them, checked by nobody.
    trustLevel: 'D',
    ownerId: enterprise.id,
  })
  const documentId = await enterIssued(ctx, {
    kind: 'submission',
    number: form.number,
    title: form.title,
    organName: enterprise.name,
    organId: enterprise.id,
    holder: { kind: 'enterprise', name: enterprise.name, id: enterprise.id },
    subject,
    verifyCode,
    signer: held,
    file,
  })
  return { documentId, verifyCode, fileId: file.id, fingerprint: file.fingerprint }
}

/** The bytes as they lie in the store now, judged as the public verification page judges a file handed to it. */
export async function verifyIssued(ctx: Ctx, documentId: string): Promise<SignatureVerdict> {
  const issued = await getIssued(ctx, documentId)
  const { content } = await readFile(ctx, issued.file_id!)
  const verdict = verifyPdf(content, await anchorsFor(ctx, serialsIn(content)))
  if (verdict.reason !== 'unregistered' || sha256Of(content) !== issued.fingerprint) return verdict
  return { ...verdict, reason: issued.voided_at ? 'void' : 'genuine' }
}

/** The seal's face as a picture, SVG. */
export function sealFace(_ctx: Ctx, { enterprise, kindOnFace }: EnterpriseSeal): string {
  return sealPicture(enterprise.name, { sealCaption: SEAL_CAPTION, sealKind: kindOnFace })
}

function signer(ctx: Ctx, { id, enterprise }: EnterpriseSeal): Promise<Held> {
  return signerOf(ctx, { id, name: enterprise.name, uscc: enterprise.uscc }, 'ecdsa')
}
