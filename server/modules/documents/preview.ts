/** What a document will look like, before the act that issues it: watermarked, without seal, code or signature. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Letter, letterPdf } from './pdf/letter.ts'
import { type LicenceFace, licencePdf } from './pdf/licence.ts'

/** A4 PDF. @throws characterNotPrintable */
export function previewLetter(_ctx: Ctx, letter: Letter): Promise<Uint8Array> {
  return letterPdf(letter)
}

/** A4 landscape PDF. @throws characterNotPrintable */
export function previewLicence(_ctx: Ctx, face: LicenceFace): Promise<Uint8Array> {
  return licencePdf(face)
}
