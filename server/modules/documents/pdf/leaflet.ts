/** Information to take along: one-page notices and sheets of QR stickers. Nothing is decided by them, so nothing is sealed. */
import type { LegalDate } from '#kernel/time.ts'
import { momentOf } from '#kernel/time.ts'
import { requirePrintable } from './fonts.ts'
import { type Block, drawBlock } from './letter-blocks.ts'
import { drawQr } from './marks.ts'
import { closeSheet, grey, hairline, measure, openSheet, put, putCentred, putParagraph } from './sheet.ts'

export type Leaflet = {
  /** 一次性告知单 */
  title: string
  /** What it is about. */
  subject: string
  organName: string
  body: readonly (string | Block)[]
  /** Where the same can be read as it stands today. */
  address: string
  printedOn: LegalDate
  /** Below, on every page. */
  foot: string
}

const margins = { top: 56, bottom: 72, left: 60, right: 60 }
const QR_SIDE = 72

/** A4, its QR code leading to `address`. @throws characterNotPrintable when a character has no glyph */
export function leafletPdf(given: Leaflet): Promise<Uint8Array> {
  const leaflet = requirePrintable(given)
  const facts = {
    title: `${leaflet.title} ${leaflet.subject}`,
    author: leaflet.organName,
    madeAt: momentOf(leaflet.printedOn),
    margins,
  }
  const sheet = openSheet(facts)
  drawQr(sheet, leaflet.address, sheet.right - QR_SIDE, sheet.top - 8, QR_SIDE)
  const to = sheet.right - QR_SIDE - 14
  putParagraph(sheet, leaflet.title, { face: 'bold', size: 22, leading: 32, to })
  putParagraph(sheet, leaflet.subject, { face: 'bold', size: 14, leading: 22, to })
  putParagraph(sheet, leaflet.organName, { size: 11, leading: 18, colour: grey, to })
  sheet.y = Math.max(sheet.y, sheet.top + QR_SIDE) + 8
  for (const block of leaflet.body) drawBlock(sheet, block)
  const { doc, left, right, bottom } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc
      .strokeColor(hairline)
      .lineWidth(0.5)
      .moveTo(left, bottom + 12)
      .lineTo(right, bottom + 12)
      .stroke()
    const style = { size: 9, colour: grey }
    const place = `第 ${page - start + 1} 页 / 共 ${count} 页`
    put(sheet, leaflet.foot, left, bottom + 20, style)
    put(sheet, place, right - measure(place, style), bottom + 20, style)
  }
  return closeSheet(sheet)
}

export type Sticker = { title: string; caption: string; address: string }
export type StickerSheet = { title: string; organName: string; printedOn: LegalDate; stickers: readonly Sticker[] }

const columns = 3
const rows = 6

/** A4 sheets of eighteen stickers with cutting lines. @throws characterNotPrintable */
export function stickersPdf(given: StickerSheet): Promise<Uint8Array> {
  const { title, organName, printedOn, stickers } = requirePrintable(given)
  const edges = { top: 30, bottom: 30, left: 24, right: 24 }
  const sheet = openSheet({ title, author: organName, madeAt: momentOf(printedOn), margins: edges })
  const width = (sheet.right - sheet.left) / columns
  const height = (sheet.bottom - sheet.top) / rows
  stickers.forEach((sticker, index) => {
    const at = index % (columns * rows)
    if (at === 0 && index > 0) sheet.doc.addPage({ size: 'A4', margin: 0 })
    const x = sheet.left + (at % columns) * width
    const y = sheet.top + Math.floor(at / columns) * height
    sheet.doc.rect(x, y, width, height).lineWidth(0.4).dash(3, { space: 3 }).strokeColor(hairline).stroke().undash()
    const side = height - 46
    drawQr(sheet, sticker.address, x + (width - side) / 2, y + 8, side)
    putCentred(sheet, sticker.title, y + height - 34, { face: 'bold', size: 10 }, x + 6, x + width - 6)
    putCentred(sheet, sticker.caption, y + height - 18, { size: 8, colour: grey }, x + 6, x + width - 6)
  })
  return closeSheet(sheet)
}
