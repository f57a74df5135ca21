/** Official letters (文书): acceptance notices, correction notices, decisions. */
import { type LegalDate, momentOf } from '#kernel/time.ts'
import { chineseDate } from '../rules/chinese-date.ts'
import { requirePrintable } from './fonts.ts'
import { drawBlock, indentOf, leading, textSize, type Block } from './letter-blocks.ts'
import { drawQr, drawSeal, SEAL_RADIUS } from './marks.ts'
import { type Mark, spokenCode } from './mark.ts'
import {
  closeSheet,
  grey,
  hairline,
  makeRoom,
  measure,
  openSheet,
  put,
  putCentred,
  putParagraph,
  red,
  type Sheet,
} from './sheet.ts'
import { addSignatureField } from './signature-field.ts'

export type Letter = {
  /** The body that signs, 示范市行政审批局. */
  organName: string
  /** 受理通知书 */
  title: string
  /** From `nextNumber`. */
  number: string
  /** Name of the applicant; the colon is added. */
  addressee: string
  /** A string is a paragraph. */
  body: readonly (string | Block)[]
  /** How to object, where and within which time (行政复议法 art. 20, 行政许可法 art. 38); one paragraph each. */
  remedies?: readonly string[]
  /** 附件 */
  enclosures?: readonly string[]
  /** Under which delegation the body's seal is used, when the power came from another. */
  authority?: string
  /** Who to ask, with telephone. */
  contact?: string
  issuedOn: LegalDate
  /** Not a body's document: no red head. */
  plain?: boolean
}

const margins = { top: 64, bottom: 112, left: 79, right: 74 }

/**
 * Sets a letter on A4. About 25 ms.
 * @param mark absent: a preview, watermarked and without seal, signature field and code
 * @throws characterNotPrintable when a character has no glyph
 */
export function letterPdf(given: Letter, mark?: Mark): Promise<Uint8Array> {
  const letter = requirePrintable(given)
  const sheet = openSheet({
    title: `${letter.title} ${letter.number}`,
    author: letter.organName,
    madeAt: mark?.issuedAt ?? momentOf(letter.issuedOn),
    margins,
  })
  drawHead(sheet, letter)
  putParagraph(sheet, `${letter.addressee}：`, { face: 'bold', size: textSize, leading, after: 2 })
  for (const block of letter.body) drawBlock(sheet, block)
  if (letter.remedies?.length) drawRemedies(sheet, letter.remedies)
  if (letter.enclosures?.length) drawEnclosures(sheet, letter.enclosures)
  if (letter.authority)
    putParagraph(sheet, letter.authority, { size: 10.5, leading: 18, indent: indentOf, colour: grey })
  drawSignature(sheet, letter, mark)
  drawFeet(sheet, mark)
  return closeSheet(sheet)
}

/** 版头: the body in red, a thick and a thin rule, the number, the title. */
function drawHead(sheet: Sheet, letter: Letter): void {
  if (letter.plain) return drawTitle(sheet, letter)
  putCentred(sheet, letter.organName, sheet.y, { face: 'bold', size: 27, colour: red, spacing: 3 })
  sheet.y += 52
  const { doc, left, right } = sheet
  doc.strokeColor(red).lineWidth(2).moveTo(left, sheet.y).lineTo(right, sheet.y).stroke()
  doc
    .lineWidth(0.7)
    .moveTo(left, sheet.y + 3.6)
    .lineTo(right, sheet.y + 3.6)
    .stroke()
  sheet.y += 30
  drawTitle(sheet, letter)
}

function drawTitle(sheet: Sheet, letter: Letter): void {
  putCentred(sheet, letter.title, sheet.y, { face: 'bold', size: 22, spacing: 4 })
  sheet.y += 40
  putCentred(sheet, letter.number, sheet.y, { size: 12, colour: grey })
  sheet.y += 36
}

function drawRemedies(sheet: Sheet, remedies: readonly string[]): void {
  makeRoom(sheet, leading * 3)
  sheet.y += 4
  putParagraph(sheet, '权利救济', { face: 'bold', size: textSize, leading, indent: indentOf })
  for (const remedy of remedies) putParagraph(sheet, remedy, { size: textSize, leading, indent: indentOf })
}

function drawEnclosures(sheet: Sheet, enclosures: readonly string[]): void {
  sheet.y += 6
  enclosures.forEach((enclosure, index) => {
    const lead = index === 0 ? '附件：' : ''
    const label = enclosures.length > 1 ? `${index + 1}. ${enclosure}` : enclosure
    const from = sheet.left + indentOf
    if (lead) {
      makeRoom(sheet, leading)
      put(sheet, lead, from, sheet.y + (leading - textSize * 1.45) / 2, { size: textSize })
    }
    putParagraph(sheet, label, { size: textSize, leading, from: from + textSize * 3 })
  })
}

/** 落款: body and date with the seal across them, kept together on one page (骑年盖月). */
function drawSignature(sheet: Sheet, letter: Letter, mark: Mark | undefined): void {
  const height = SEAL_RADIUS * 2 + 6
  makeRoom(sheet, height)
  const date = chineseDate(letter.issuedOn)
  const style = { size: textSize + 0.5 }
  const wide = Math.max(measure(letter.organName, style), measure(date, style))
  const centre = sheet.right - Math.max(wide / 2 + textSize, SEAL_RADIUS)
  const middle = sheet.y + SEAL_RADIUS + 3
  if (mark) {
    drawSeal(sheet, letter.organName, centre, middle, mark)
    addSignatureField(sheet, { signer: letter.organName, reason: letter.title, at: mark.issuedAt }, centre, middle)
  }
  // The words go over the seal: stamp ink lets black print show through.
  putCentred(sheet, letter.organName, middle + 1, style, centre - wide / 2, centre + wide / 2)
  putCentred(sheet, date, middle + 20, style, centre - wide / 2, centre + wide / 2)
  if (letter.contact) put(sheet, letter.contact, sheet.left, middle + 22, { size: 10, colour: grey })
  sheet.y += height
}

/** On every page: page of pages; on a signed letter also how to check it. */
function drawFeet(sheet: Sheet, mark: Mark | undefined): void {
  const { doc, left, right } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const top = sheet.bottom + 22
    doc.strokeColor(hairline).lineWidth(0.5).moveTo(left, top).lineTo(right, top).stroke()
    if (mark) drawCheck(sheet, mark, top + 8)
    const place = `第 ${page - start + 1} 页 / 共 ${count} 页`
    put(sheet, place, right - measure(place, { size: 9 }), top + 9, { size: 9, colour: grey })
    if (!mark) drawPreviewStamp(sheet)
  }
}

function drawCheck(sheet: Sheet, mark: Mark, top: number): void {
  drawQr(sheet, mark.verifyUrl, sheet.left, top, 54)
  const x = sheet.left + 66
  put(sheet, `验证码　${spokenCode(mark.verifyCode)}`, x, top, { face: 'bold', size: 10 })
  put(sheet, '扫描二维码，或在“查验真伪”页输入验证码、上传本文件，可核对真伪与效力。', x, top + 18, {
    size: 8.5,
    colour: grey,
  })
  put(sheet, '可靠的电子签名与手写签名或者盖章具有同等的法律效力（电子签名法第十四条）。', x, top + 36, {
    size: 8.5,
    colour: grey,
  })
}

function drawPreviewStamp({ doc }: Sheet): void {
  doc
    .save()
    .opacity(0.09)
    .translate(doc.page.width / 2, doc.page.height / 2)
    .rotate(-32)
  const style = { face: 'bold' as const, size: 92, colour: red }
  const words = '预览 未签发'
  put({ doc } as Sheet, words, -measure(words, style) / 2, -66, style)
  doc.restore()
}
