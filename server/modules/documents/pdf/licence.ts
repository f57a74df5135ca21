/** The face of a licence (照面), A4 landscape. */
import { type LegalDate, momentOf } from '#kernel/time.ts'
import type { FaceLayout } from '../contract-face.ts'
import { chineseDate } from '../rules/chinese-date.ts'
import { laidOutFace } from './face.ts'
import { requirePrintable } from './fonts.ts'
import { drawFields, drawSpecimenStamp, validityOf } from './licence-parts.ts'
import { type Mark, spokenCode } from './mark.ts'
import { drawQr, drawSeal, SEAL_RADIUS } from './marks.ts'
import { drawFrame } from './ornament.ts'
import { closeSheet, grey, measure, openSheet, put, putCentred, red, type Sheet } from './sheet.ts'
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
  /** JPEG or PNG of the holder, for a template that has a place for it. */
  photo?: Uint8Array
  /** Absent: the built-in face. */
  layout?: FaceLayout
}

const margins = { top: 92, bottom: 56, left: 84, right: 84 }
const FRAME = 28

/**
 * Sets a licence. About 25 ms.
 * @param mark absent: a specimen, watermarked and without seal, signature field and code
 * @throws characterNotPrintable when a character has no glyph
 */
export function licencePdf(given: LicenceFace, mark?: Mark): Promise<Uint8Array> {
  const { photo, layout, ...words } = given
  const face = { ...requirePrintable(words), photo }
  if (layout) return laidOutFace(face, requirePrintable(layout), mark)
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
  const { left, right } = sheet
  const fields = [...face.fields, { label: '有效期限', value: validityOf(face) }]
  drawFields(sheet, fields, { left, right, top: 170, bottom: 404 })
  drawIssuer(sheet, face, mark)
  drawCheck(sheet, face, mark)
  if (!mark) drawSpecimenStamp(sheet)
  return closeSheet(sheet)
}

function drawIssuer(sheet: Sheet, face: LicenceFace, mark: Mark | undefined): void {
  const style = { size: 15 }
  const half = Math.max(measure(face.organName, style) / 2, SEAL_RADIUS)
  const centre = sheet.right - Math.max(half, 100)
  const middle = 462
  if (mark) {
    drawSeal(sheet, face.organName, centre, middle, mark)
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
