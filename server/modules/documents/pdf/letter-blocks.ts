/** The parts a letter's body is made of. */
import { grey, hairline, heightOf, ink, makeRoom, putCell, putParagraph, type Sheet } from './sheet.ts'

export const textSize = 12.5
export const leading = 23
/** 首行缩进两字 */
export const indentOf = textSize * 2

export type Block =
  | { kind: 'paragraph'; text: string }
  /** A bold line over what follows. */
  | { kind: 'heading'; text: string }
  /** Label and value, one pair a row. */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** Numbered points: what must be corrected, which conditions are not met. */
  | { kind: 'points'; points: readonly string[] }
  /** A table with a head row that is repeated on each page; `share` is the column's part of the width. */
  | { kind: 'table'; columns: readonly { title: string; share: number }[]; rows: readonly (readonly string[])[] }

export function drawBlock(sheet: Sheet, block: string | Block): void {
  if (typeof block === 'string') return drawBlock(sheet, { kind: 'paragraph', text: block })
  switch (block.kind) {
    case 'paragraph':
      return putParagraph(sheet, block.text, { size: textSize, leading, indent: indentOf })
    case 'heading':
      makeRoom(sheet, leading * 2)
      return putParagraph(sheet, block.text, { face: 'bold', size: textSize, leading, indent: indentOf })
    case 'points':
      return block.points.forEach((point, index) =>
        putParagraph(sheet, `${index + 1}. ${point}`, { size: textSize, leading, indent: indentOf }),
      )
    case 'facts':
      return drawFacts(sheet, block.rows)
    case 'table':
      return drawTable(sheet, block.columns, block.rows)
  }
}

const cell = { size: 11.5, leading: 19 }
const pad = { x: 9, y: 5 }

function drawFacts(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  const width = sheet.right - sheet.left
  const shares = [0.26, 0.74]
  sheet.y += 6
  for (const [label, value] of rows)
    drawRow(
      sheet,
      [label, value],
      shares.map((share) => share * width),
      'labelled',
    )
  sheet.y += 10
}

function drawTable(
  sheet: Sheet,
  columns: readonly { title: string; share: number }[],
  rows: readonly (readonly string[])[],
): void {
  const total = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => (column.share / total) * (sheet.right - sheet.left))
  const titles = columns.map((column) => column.title)
  sheet.y += 6
  makeRoom(sheet, rowHeight(titles, widths, 'head') * 2)
  drawRow(sheet, titles, widths, 'head')
  for (const row of rows) {
    if (sheet.y + rowHeight(row, widths, 'plain') > sheet.bottom) {
      makeRoom(sheet, sheet.bottom)
      drawRow(sheet, titles, widths, 'head')
    }
    drawRow(sheet, row, widths, 'plain')
  }
  sheet.y += 10
}

type RowLook = 'head' | 'plain' | 'labelled'

/** Look of one cell: head rows are bold; in a labelled row the first cell is the label. */
function cellStyle(look: RowLook, index: number) {
  const label = look === 'labelled' && index === 0
  return {
    ...cell,
    face: look === 'head' ? ('bold' as const) : ('regular' as const),
    colour: label ? grey : ink,
    shaded: label || look === 'head',
  }
}

function rowHeight(texts: readonly string[], widths: readonly number[], look: RowLook): number {
  const heights = texts.map((text, index) => heightOf(text, cellStyle(look, index), widths[index]! - pad.x * 2))
  return Math.max(...heights) + pad.y * 2
}

function drawRow(sheet: Sheet, texts: readonly string[], widths: readonly number[], look: RowLook): void {
  const height = rowHeight(texts, widths, look)
  makeRoom(sheet, height)
  const { doc } = sheet
  let x = sheet.left
  texts.forEach((text, index) => {
    const width = widths[index]!
    const style = cellStyle(look, index)
    if (style.shaded) doc.rect(x, sheet.y, width, height).fill('#F4F5F7')
    doc.rect(x, sheet.y, width, height).lineWidth(0.6).strokeColor(hairline).stroke()
    const inner = width - pad.x * 2
    putCell(sheet, text, x + pad.x, sheet.y + (height - heightOf(text, style, inner)) / 2, inner, style)
    x += width
  })
  sheet.y += height
}
