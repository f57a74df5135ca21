/** An empty place in the PDF for the signature that `signature/sign.ts` fills in. */
import { SEAL_RADIUS } from './marks.ts'
import type { Sheet } from './sheet.ts'

/** Hexadecimal digits kept free for the signature: with an RSA certificate it takes about half. */
const ROOM = 6144
/** Wide enough for three offsets of a file far larger than any we issue. */
const OFFSET = '##########'

type Reference = { data: Record<string, unknown>; end(): void; write(data: unknown): void }
type Inner = { ref(data: object): Reference; _root: Reference; page: { dictionary: unknown; annotations: unknown[] } }

export type SignatureFacts = { signer: string; reason: string; at: Date }

/**
 * Adds an unsigned PAdES signature field (EN 319 142-1) to the current page, over the seal drawn at (x, y),
 * so that a reader who clicks the seal sees who signed. Call once, before closing the sheet.
 */
export function addSignatureField(
  sheet: Sheet,
  facts: SignatureFacts,
  x: number,
  y: number,
  radius = SEAL_RADIUS,
): void {
  const doc = sheet.doc as unknown as Inner
  const height = sheet.doc.page.height
  const signature = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, OFFSET, OFFSET, OFFSET],
    Contents: new Uint8Array(ROOM / 2),
    Name: text(facts.signer),
    Reason: text(facts.reason),
    M: facts.at,
  })
  const look = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, radius * 2, radius * 2], Resources: {} })
  look.write('')
  const widget = doc.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: text('seal'),
    V: signature,
    F: 132,
    Rect: [x - radius, height - y - radius, x + radius, height - y + radius],
    P: doc.page.dictionary,
    AP: { N: look },
  })
  doc.page.annotations.push(widget)
  for (const part of [signature, look, widget]) part.end()
  sheet.doc.initForm()
  const form = doc._root.data['AcroForm'] as Reference
  Object.assign(form.data, { SigFlags: 3, Fields: [widget], NeedAppearances: undefined })
}

/** pdfkit writes a String object as a PDF string and a bare string as a name. */
function text(value: string): object {
  return Object(value) as object
}
