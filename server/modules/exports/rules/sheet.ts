/** A worksheet of a spreadsheet file (ECMA-376), row by row, with its texts in the rows themselves. */
import { type Cell, looksLikeFormula } from './cells.ts'

/** Excel takes no more rows on one sheet, the heading among them. */
export const ROWS_OF_A_SHEET = 1_048_576
/** Nor more characters in one cell. */
const LONGEST_TEXT = 32_767

/** Places in `styles`. */
const HEADING = 1
const TEXT = 2

export function sheetHead(columns: readonly { title: string; width?: number }[]): string {
  const widths = columns.map(
    ({ width = 16 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const titles = columns.map(({ title }, at) => textCell(`${columnName(at)}1`, title, HEADING))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${titles.join('')}</row>`,
  ].join('')
}

export const SHEET_END = '</sheetData></worksheet>'

/** @param number of the row on its sheet, from 2 on: the first holds the titles */
export function sheetRow(number: number, cells: readonly Cell[]): string {
  const parts = cells.map((cell, at) => {
    if (cell === undefined || cell === '') return ''
    const place = `${columnName(at)}${number}`
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
    // Stays text when somebody edits the cell: Excel's own apostrophe.
    return textCell(place, cell, looksLikeFormula(cell) ? TEXT : undefined)
  })
  return `<row r="${number}">${parts.join('')}</row>`
}

function textCell(place: string, text: string, style?: number): string {
  const styled = style === undefined ? '' : ` s="${style}"`
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** `A`, `B`, … `Z`, `AA`. */
export function columnName(at: number): string {
  const letter = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot carry at all is left out. */
export function escaped(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/g, (mark) => marks[mark]!)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`

/** The small files around the sheets. @param title names the sheets */
export function workbookFiles(title: string, sheets: number): { name: string; text: string }[] {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1)
  // Excel takes at most 31 characters, and none of these.
  const named = title.replaceAll(/[[\]:*?/\\']/g, '').slice(0, 25)
  return [
    {
      name: '[Content_Types].xml',
      text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers.map((one) => `<Override PartName="/xl/worksheets/sheet${one}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers.map((one) => `<sheet name="${escaped(one === 1 ? named : `${named} ${one}`)}" sheetId="${one}" r:id="rId${one}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((one) => `<Relationship Id="rId${one}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${one}.xml"/>`).join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/styles.xml', text: styles },
  ]
}
