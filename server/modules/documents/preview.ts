/** What a document will look like, before the act that issues it: watermarked, without seal, code or signature. */
import type { Ctx } from '#kernel/ctx.ts'
import { type Letter, letterPdf } from './pdf/letter.ts'
import { type Leaflet, leafletPdf, type StickerSheet, stickersPdf } from './pdf/leaflet.ts'
import { type LicenceFace, licencePdf } from './pdf/licence.ts'

/** A4 PDF. @throws characterNotPrintable */
export function previewLetter(_ctx: Ctx, letter: Letter): Promise<Uint8Array> {
  return letterPdf(letter)
}

/** A4 landscape PDF. @throws characterNotPrintable */
export function previewLicence(_ctx: Ctx, face: LicenceFace): Promise<Uint8Array> {
  return licencePdf(face)
}

/** Information without effect in law, unsealed: an A4 PDF. @throws characterNotPrintable */
export function printLeaflet(_ctx: Ctx, leaflet: Leaflet): Promise<Uint8Array> {
  return leafletPdf(leaflet)
}

/** Sheets of QR stickers: an A4 PDF. @throws characterNotPrintable */
export function printStickers(_ctx: Ctx, sheet: StickerSheet): Promise<Uint8Array> {
  return stickersPdf(sheet)
}
