/** A licence set by a template: every part where the layout puts it. The same code makes the preview and the issued page. */
import { momentOf } from '#kernel/time.ts'
import type { FaceLayout, FacePart } from '../contract-face.ts'
import { chineseDate } from '../rules/chinese-date.ts'
import { faceBasics, paperSizes } from '../rules/face-layout.ts'
import type { LicenceFace } from './licence.ts'
import { drawFields, drawSpecimenStamp, validityOf } from './licence-parts.ts'
import { type Mark, spokenCode } from './mark.ts'
import { drawQr, drawSeal } from './marks.ts'
import { drawFrame } from './ornament.ts'
import { closeSheet, grey, hairline, openSheet, put, putCell, putCentred, type Sheet, type Style } from './sheet.ts'
import { addSignatureField } from './signature-field.ts'

/** Points in a millimetre. */
const MM = 72 / 25.4
const FRAME = 28
const none = { top: 0, bottom: 0, left: 0, right: 0 }

type Page = { sheet: Sheet; face: LicenceFace; values: ReadonlyMap<string, string>; layout: FaceLayout; mark?: Mark }

export function laidOutFace(face: LicenceFace, layout: FaceLayout, mark?: Mark): Promise<Uint8Array> {
  const sheet = openSheet({
    title: `${face.title} ${face.number}`,
    author: face.organName,
    madeAt: mark?.issuedAt ?? momentOf(face.issuedOn),
    landscape: layout.paper === 'landscape',
    margins: none,
  })
  const [width, height] = paperSizes[layout.paper]
  drawFrame(sheet.doc, { x: FRAME, y: FRAME, width: width * MM - FRAME * 2, height: height * MM - FRAME * 2 })
  const page = { sheet, face, values: valuesOf(face), layout, mark }
  // The seal goes under the words: stamp ink lets black print show through.
  for (const part of layout.parts.toSorted((a, b) => Number(b.kind === 'seal') - Number(a.kind === 'seal')))
    draw(page, part)
  if (!mark) drawSpecimenStamp(sheet)
  return closeSheet(sheet)
}

function valuesOf(face: LicenceFace): Map<string, string> {
  return new Map([
    [faceBasics.title, face.title],
    [faceBasics.number, face.number],
    ...face.fields.map(({ label, value }): [string, string] => [label, value]),
    [faceBasics.validity, validityOf(face)],
    [faceBasics.organ, face.organName],
    [faceBasics.issuedOn, chineseDate(face.issuedOn)],
    [faceBasics.identifier, face.identifier],
  ])
}

function draw(page: Page, part: FacePart): void {
  const { sheet, values } = page
  const [x, y] = [part.x * MM, part.y * MM]
  if (part.kind === 'text') line(sheet, part.text, part, { size: part.size })
  if (part.kind === 'value') line(sheet, values.get(part.field) ?? '', part, { size: part.size, face: 'bold' })
  if (part.kind === 'field') drawField(sheet, part, values.get(part.field))
  if (part.kind === 'rest')
    drawFields(sheet, restOf(page), {
      left: x,
      right: x + part.width * MM,
      top: y,
      bottom: y + part.height * MM,
      largest: part.size,
    })
  if (part.kind === 'photo') drawPhoto(page, part)
  if (part.kind === 'qr') drawCheck(page, part)
  if (part.kind === 'seal') drawSealAt(page, x, y)
}

function line(sheet: Sheet, text: string, part: Extract<FacePart, { align: string }>, style: Style): void {
  const [from, to, y] = [part.x * MM, (part.x + part.width) * MM, part.y * MM]
  if (part.align === 'centre') return putCentred(sheet, text, y, style, from, to)
  putCell(sheet, text, from, y, to - from, { ...style, leading: style.size * 1.5 })
}

/** One that the licence does not have leaves its place empty. */
function drawField(sheet: Sheet, part: Extract<FacePart, { kind: 'field' }>, value: string | undefined): void {
  if (value === undefined) return
  const [x, y, width, { size }] = [part.x * MM, part.y * MM, part.width * MM, part]
  const label = `${part.field}：`
  const taken = [...label].length * size
  put(sheet, label, x, y, { size, colour: grey })
  putCell(sheet, value, x + taken, y, Math.max(width - taken, size * 4), { size, face: 'bold', leading: size * 1.5 })
}

/** Fields without a place of their own. */
function restOf({ layout, values }: Page): { label: string; value: string }[] {
  const placed = new Set(layout.parts.flatMap((part) => ('field' in part ? [part.field] : [])))
  return [...values].filter(([label]) => !placed.has(label)).map(([label, value]) => ({ label, value }))
}

function drawPhoto({ sheet: { doc }, face, mark }: Page, part: Extract<FacePart, { kind: 'photo' }>): void {
  const [x, y, width, height] = [part.x, part.y, part.width, part.height].map((each) => each * MM) as [
    number,
    number,
    number,
    number,
  ]
  if (face.photo) doc.image(Buffer.from(face.photo), x, y, { fit: [width, height], align: 'center', valign: 'center' })
  // Only the specimen shows the place of a photograph that is not there.
  else if (!mark) doc.save().lineWidth(0.8).strokeColor(hairline).rect(x, y, width, height).stroke().restore()
}

function drawCheck({ sheet, mark }: Page, part: Extract<FacePart, { kind: 'qr' }>): void {
  const [x, y, side] = [part.x * MM, part.y * MM, part.width * MM]
  if (!mark) {
    sheet.doc.save().lineWidth(0.8).strokeColor(hairline).rect(x, y, side, side).stroke().restore()
    return
  }
  drawQr(sheet, mark.verifyUrl, x, y, side)
  putCentred(
    sheet,
    `验证码 ${spokenCode(mark.verifyCode)}`,
    y + side + 4,
    { size: 8, colour: grey },
    x - 20,
    x + side + 20,
  )
}

function drawSealAt({ sheet, face, mark }: Page, x: number, y: number): void {
  if (!mark) {
    sheet.doc.save().lineWidth(0.8).strokeColor(hairline).circle(x, y, 59.5).stroke().restore()
    return
  }
  drawSeal(sheet, face.organName, x, y, mark)
  addSignatureField(sheet, { signer: face.organName, reason: face.title, at: mark.issuedAt }, x, y)
}
