/** The face of a licence (照面), A4 landscape. */
import { type LegalDate, momentOf } from '#kernel/time.ts'
import { chineseDate } from '../rules/chinese-date.ts'
import { requirePrintable } from './fonts.ts'
import { type Mark, spokenCode } from './mark.ts'
import { drawQr, drawSeal, SEAL_RADIUS } from './marks.ts'
import { drawFrame } from './ornament.ts'
import { closeSheet, grey, heightOf, measure, openSheet, put, putCell, putCentred, red, type Sheet } from './sheet.ts'
import { addSignatureField } from './signature-field.ts'

export type LicenceFace = {
  /** 食品经营许可证 */
  title: string
  /** 证照编号, as people quote it. */
  number: string
  /** What the face says, in the order it says it. */
  fields: readonly { label: string; value: string }[]
  organName: string
  issuedOn: LegalDate
  validFrom?: LegalDate
  /** Last day of validity; absent: 长期. */
  validUntil?: LegalDate
  /** 电子证照标识 (GB/T 36904). */
  identifier: string
  /** One small line at the foot: 副本, conditions of use. */
  note?: string
}

const margins = { top: 92, bottom: 56, left: 84, right: 84 }
const FRAME = 28

/**
 * Sets a licence. About 25 ms.
 * @param mark absent: a specimen, watermarked and without seal, signature field and code
 * @throws characterNotPrintable when a character has no glyph
 */
export function licencePdf(given: LicenceFace, mark?: Mark): Promise<Uint8Array> {
  const face = requirePrintable(given)
  const madeAt = mark?.issuedAt ?? momentOf(face.issuedOn)
  const sheet = openSheet({
    title: `${face.title} ${face.number}`,
    author: face.organName,
    madeAt,
    landscape: true,
    margins,
  })
  const { doc } = sheet
  drawFrame(doc, { x: FRAME, y: FRAME, width: doc.page.width - FRAME * 2, height: doc.page.height - FRAME * 2 })
  putCentred(sheet, face.title, 74, { face: 'bold', size: 38, colour: red, spacing: 9 })
  putCentred(sheet, `证照编号：${face.number}`, 136, { size: 12.5, colour: grey })
  drawFields(sheet, allFields(face), 170, 404)
  drawIssuer(sheet, face, mark)
  drawCheck(sheet, face, mark)
  if (!mark) drawSpecimenStamp(sheet)
  return closeSheet(sheet)
}

function allFields(face: LicenceFace): { label: string; value: string }[] {
  const until = face.validUntil ? chineseDate(face.validUntil) : '长期'
  const value = face.validFrom ? `${chineseDate(face.validFrom)} 至 ${until}` : face.validUntil ? `至 ${until}` : until
  return [...face.fields, { label: '有效期限', value }]
}

/** Labels set to one width, values beside them; the type shrinks until everything fits. */
function drawFields(sheet: Sheet, fields: { label: string; value: string }[], top: number, bottom: number): void {
  const columns = fields.length > 9 ? 2 : 1
  const gap = 36
  const width = (sheet.right - sheet.left - gap * (columns - 1)) / columns
  const perColumn = Math.ceil(fields.length / columns)
  for (let size = 16; ; size -= 0.5) {
    const laid = layOut(fields, size, width)
    const tallest = Math.max(
      ...Array.from({ length: columns }, (_, c) => sumOf(laid.heights.slice(c * perColumn, (c + 1) * perColumn))),
    )
    if (tallest * 1.14 > bottom - top && size > 7.5) continue
    const spread = Math.min((bottom - top - tallest) / perColumn, size * 0.7)
    for (let column = 0; column < columns; column++) {
      let y = top
      for (let index = column * perColumn; index < Math.min((column + 1) * perColumn, fields.length); index++) {
        drawField(sheet, fields[index]!, sheet.left + column * (width + gap), y, size, width, laid.labelWidth)
        y += laid.heights[index]! + spread
      }
    }
    return
  }
}

function layOut(fields: { label: string; value: string }[], size: number, width: number) {
  const labelWidth = Math.min(Math.max(...fields.map((field) => measure(field.label, { size }))), width * 0.4)
  const room = width - labelWidth - size * 1.6
  const heights = fields.map((field) => heightOf(field.value || ' ', { face: 'bold', size, leading: size * 1.6 }, room))
  return { labelWidth, heights }
}

function drawField(
  sheet: Sheet,
  field: { label: string; value: string },
  x: number,
  y: number,
  size: number,
  width: number,
  labelWidth: number,
): void {
  const letters = [...field.label].length
  const natural = measure(field.label, { size })
  const spacing = letters > 1 ? Math.max((labelWidth - natural) / (letters - 1), 0) : 0
  put(sheet, field.label, x, y + (size * 1.6 - size * 1.45) / 2, { size, colour: grey, spacing })
  const from = x + labelWidth + size * 1.6
  putCell(sheet, field.value, from, y, width - (from - x), { face: 'bold', size, leading: size * 1.6 })
}

function drawIssuer(sheet: Sheet, face: LicenceFace, mark: Mark | undefined): void {
  const style = { size: 15 }
  const half = Math.max(measure(face.organName, style) / 2, SEAL_RADIUS)
  const centre = sheet.right - Math.max(half, 100)
  const middle = 462
  if (mark) {
    drawSeal(sheet, face.organName, centre, middle, mark.sealCaption)
    addSignatureField(sheet, { signer: face.organName, reason: face.title, at: mark.issuedAt }, centre, middle)
  }
  // The words go over the seal: stamp ink lets black print show through.
  putCentred(sheet, face.organName, middle, style, centre - half, centre + half)
  putCentred(sheet, chineseDate(face.issuedOn), middle + 20, style, centre - half, centre + half)
  put(sheet, '发证机关', centre - half - 62, middle + 3, { size: 12, colour: grey })
}

function drawCheck(sheet: Sheet, face: LicenceFace, mark: Mark | undefined): void {
  const top = 424
  const x = sheet.left + (mark ? 92 : 0)
  if (mark) {
    drawQr(sheet, mark.verifyUrl, sheet.left, top, 78)
    put(sheet, `验证码　${spokenCode(mark.verifyCode)}`, x, top, { face: 'bold', size: 11 })
    put(sheet, '扫码或输入验证码，核对真伪与效力', x, top + 20, { size: 9.5, colour: grey })
  }
  put(sheet, '电子证照标识', x, top + 42, { size: 9.5, colour: grey })
  const small = Math.min(8.5, (8.5 * 270) / measure(face.identifier, { size: 8.5 }))
  put(sheet, face.identifier, x, top + 56, { size: small, colour: grey })
  if (face.note) put(sheet, face.note, sheet.left, 512, { size: 9.5, colour: grey })
}

function drawSpecimenStamp({ doc }: Sheet): void {
  doc
    .save()
    .opacity(0.1)
    .translate(doc.page.width / 2, doc.page.height / 2)
    .rotate(-24)
  const style = { face: 'bold' as const, size: 110, colour: red }
  put({ doc } as Sheet, '样本 未签发', -measure('样本 未签发', style) / 2, -80, style)
  doc.restore()
}

function sumOf(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
