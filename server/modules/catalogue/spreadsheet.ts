/** Tables as XLSX and CSV, in and out. */
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { beginningOf, type ByteSource, textOf } from './byte-source.ts'
import type { Cells, SheetRow } from './rules/sheet-reader.ts'
import { openWorkbook } from './workbook.ts'

export type Tables = { items: AsyncIterable<SheetRow>; materials?: AsyncIterable<SheetRow> }

/**
 * The rows of a file, head first, as they come; of a workbook the sheets 事项 (or the first) and 材料.
 * @param days whether cells formatted as days are wanted, as ISO days
 * @throws Error when it is neither, or cannot be opened
 */
export async function readTables(name: string, source: ByteSource, days = false): Promise<Tables> {
  // A workbook is a ZIP archive whatever it is called.
  if ((await beginningOf(source)).subarray(0, 2).toString('latin1') === 'PK') {
    const { sheets, rows } = await openWorkbook(source, { days })
    const items = sheets.includes('事项') ? '事项' : (sheets[0] ?? '')
    return { items: rows(items), ...(sheets.includes('材料') && items !== '材料' ? { materials: rows('材料') } : {}) }
  }
  if (!/\.(csv|txt)$/i.test(name)) throw new Error('neither XLSX nor CSV')
  return { items: rowsOfCsv(source) }
}

async function* rowsOfCsv(source: ByteSource): AsyncGenerator<SheetRow> {
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true })
  // Whatever goes wrong with the source ends the parser, and with it the reading.
  pipeline(Readable.from(textOf(source)), parser, () => {})
  let line = 0
  for await (const cells of parser as AsyncIterable<Cells>) yield { line: ++line, cells }
}

export type OutSheet = {
  sheet: string
  head: readonly string[]
  rows: readonly (readonly (string | number | undefined)[])[]
  widths?: readonly number[]
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook with a bold head row on every sheet that stays in view. Texts are never read as formulas. */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Buffer> {
  // Loaded with the first workbook: it is a hundred files, and every start would read them.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    sheets.map(({ sheet, head, rows, widths }) => ({
      sheet,
      stickyRowsCount: 1,
      columns: head.map((title, index) => ({ width: widths?.[index] ?? Math.min(40, title.length * 2 + 8) })),
      data: [
        head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          row.map((value) =>
            value === undefined || value === ''
              ? null
              : typeof value === 'number'
                ? { value, type: Number }
                : { value: cut(value), type: String },
          ),
        ),
      ],
    })),
  ).toBuffer()
}

/** No cell of a workbook holds more. */
const LONGEST_CELL = 32_000
const cut = (text: string) => (text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text)
