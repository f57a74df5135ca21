/** Tables as XLSX and CSV, in and out. */
import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'

export type Cells = readonly unknown[]
export type Tables = { items: AsyncIterable<Cells> | Iterable<Cells>; materials: Iterable<Cells> }

/**
 * The rows of a file, head first. A CSV is read as it comes; of a workbook the sheets 事项 (or the first) and 材料.
 * @throws Error when it is neither
 */
export async function readTables(name: string, content: Uint8Array): Promise<Tables> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  // A workbook is a ZIP archive whatever it is called.
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const sheets = await readXlsxFile(bytes)
    const items = sheets.find((one) => one.sheet === '事项') ?? sheets[0]
    return { items: items?.data ?? [], materials: sheets.find((one) => one.sheet === '材料')?.data ?? [] }
  }
  if (!/\.(csv|txt)$/i.test(name)) throw new Error('neither XLSX nor CSV')
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true })
  return { items: Readable.from(slices(inUtf8(bytes))).pipe(parser) as AsyncIterable<Cells>, materials: [] }
}

/** Spreadsheet programs in China still save CSV as GBK. */
function inUtf8(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('gb18030').decode(bytes))
}

const SLICE = 64 * 1024

function* slices(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE)
}

export type OutSheet = {
  sheet: string
  head: readonly string[]
  rows: readonly (readonly (string | number | undefined)[])[]
  widths?: readonly number[]
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook with a bold head row on every sheet that stays in view. Texts are never read as formulas. */
export function writeWorkbook(sheets: readonly OutSheet[]): Promise<Buffer> {
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
