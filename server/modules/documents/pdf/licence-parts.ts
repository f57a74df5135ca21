/** What every face is made of, whoever lays it out: its fields one under the other, its period, the stamp of a specimen. */
import { chineseDate } from '../rules/chinese-date.ts'
import type { LicenceFace } from './licence.ts'
import { grey, heightOf, measure, put, putCell, red, type Sheet } from './sheet.ts'

export type FaceField = { label: string; value: string }

/** 2026年11月20日 至 长期 */
export function validityOf({ validFrom, validUntil }: LicenceFace): string {
  const until = validUntil ? chineseDate(validUntil) : '长期'
  return validFrom ? `${chineseDate(validFrom)} 至 ${until}` : validUntil ? `至 ${until}` : until
}

type Room = { left: number; right: number; top: number; bottom: number; largest?: number }

/** Labels set to one width, values beside them; the type shrinks until everything fits. */
export function drawFields(
  sheet: Sheet,
  fields: readonly FaceField[],
  { left, right, top, bottom, largest = 16 }: Room,
): void {
  if (fields.length === 0) return
  const columns = fields.length > 9 ? 2 : 1
  const gap = 36
  const width = (right - left - gap * (columns - 1)) / columns
  const perColumn = Math.ceil(fields.length / columns)
  for (let size = largest; ; size -= 0.5) {
    const laid = layOut(fields, size, width)
    const tallest = Math.max(
      ...Array.from({ length: columns }, (_, c) => sumOf(laid.heights.slice(c * perColumn, (c + 1) * perColumn))),
    )
    if (tallest * 1.14 > bottom - top && size > 7.5) continue
    const spread = Math.min((bottom - top - tallest) / perColumn, size * 0.7)
    for (let column = 0; column < columns; column++) {
      let y = top
      for (let index = column * perColumn; index < Math.min((column + 1) * perColumn, fields.length); index++) {
        drawField(sheet, fields[index]!, left + column * (width + gap), y, size, width, laid.labelWidth)
        y += laid.heights[index]! + spread
      }
    }
    return
  }
}

function layOut(fields: readonly FaceField[], size: number, width: number) {
  const labelWidth = Math.min(Math.max(...fields.map((field) => measure(field.label, { size }))), width * 0.4)
  const room = width - labelWidth - size * 1.6
  const heights = fields.map((field) => heightOf(field.value || ' ', { face: 'bold', size, leading: size * 1.6 }, room))
  return { labelWidth, heights }
}

function drawField(
  sheet: Sheet,
  field: FaceField,
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

export function drawSpecimenStamp({ doc }: Sheet): void {
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
