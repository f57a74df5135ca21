/** The rows of a list handed in, whatever its form: a table (XLSX, CSV) or the JSON that other systems export. */
import { CsvError } from 'csv-parse'
import { ArchiveFault } from './archive.ts'
import { beginningOf, type ByteSource, textOf } from './byte-source.ts'
import { importUnreadable } from './contract.ts'
import { jsonEntries, JsonListFault } from './json-entries.ts'
import {
  itemColumns,
  materialColumns,
  readCells,
  readHead,
  type TemplateItem,
  type TemplateMaterial,
} from './import-template.ts'
import type { SheetRow } from './rules/sheet-reader.ts'
import { XmlFault } from './rules/xml-hearer.ts'
import { readTables } from './spreadsheet.ts'

export type GivenRow = {
  /** As the file counts: a table's head is line 1, the first entry of a JSON list is. */
  line: number
  item: TemplateItem
  /** What stands in a column of its own for it. What other systems call `deptCode` is often an internal number. */
  statedUscc?: string
}

/** Materials stand on a sheet of their own and say by its code which item they are for. */
export type GivenList = { rows: AsyncIterable<GivenRow>; materials: AsyncIterable<TemplateMaterial> | undefined }

/** @throws catalogue.import-unreadable, also while the rows are being read */
export async function readList(name: string, source: ByteSource): Promise<GivenList> {
  if (await isJson(name, source)) return { rows: explained(rowsOfJson(source)), materials: undefined }
  const tables = await readTables(name, source).catch((error: unknown) => {
    // The file itself cannot be opened: that is no matter of its form.
    if ((error as NodeJS.ErrnoException).syscall) throw error
    throw reasonOf(error) ?? importUnreadable({ reason: UNREADABLE })
  })
  const materials = tables.materials && explained(rowsBelow(materialColumns, '材料', tables.materials))
  return { rows: explained(rowsOfTable(tables.items)), materials: materials && materialsOf(materials) }
}

export const UNREADABLE = '不是可以读取的 XLSX、CSV 或 JSON 文件'

async function* explained<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  try {
    yield* rows
  } catch (error) {
    throw reasonOf(error) ?? error
  }
}

/** What is wrong with the file, when that is what failed. */
export function reasonOf(error: unknown): Error | undefined {
  if (error instanceof CsvError)
    return importUnreadable({ reason: `第 ${Number(error['lines']) || 1} 行附近读不下去，请检查引号是否成对` })
  if (error instanceof JsonListFault)
    return importUnreadable({ reason: error.list ? '不是完整的 JSON 文件' : 'JSON 应是事项的列表，即 [ {…}, {…} ]' })
  if (error instanceof ArchiveFault && error.tooLarge)
    return importUnreadable({ reason: '工作簿解开后太大，请拆成几份，或另存为 CSV 再导入' })
  if (error instanceof ArchiveFault || error instanceof XmlFault) return importUnreadable({ reason: UNREADABLE })
  return undefined
}

async function isJson(name: string, source: ByteSource): Promise<boolean> {
  const start = (await beginningOf(source))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return /\.json$/i.test(name) || /^\[\s*(\{|\])/.test(start)
}

async function* rowsOfJson(source: ByteSource): AsyncGenerator<GivenRow> {
  const keys = Object.keys(itemColumns)
  const at = new Map(keys.map((key, index) => [index, key]))
  let line = 0
  for await (const entry of jsonEntries(textOf(source))) {
    const fields = (entry !== null && typeof entry === 'object' ? entry : {}) as Record<string, unknown>
    const cells = keys.map((key) => fields[key])
    yield { line: ++line, item: readCells(cells, at) as TemplateItem }
  }
}

async function* rowsOfTable(rows: AsyncIterable<SheetRow>): AsyncGenerator<GivenRow> {
  for await (const { line, row } of rowsBelow(itemColumns, '事项', rows)) {
    const item = row as TemplateItem
    yield { line, item, statedUscc: item.deptCode ?? '' }
  }
}

async function* materialsOf(rows: AsyncIterable<{ row: TemplateMaterial }>): AsyncGenerator<TemplateMaterial> {
  for await (const { row } of rows) if (row.name) yield row
}

/** The rows below the head of a sheet, by what its columns are called; rows that say nothing are passed over. */
async function* rowsBelow(
  columns: Parameters<typeof readHead>[1],
  sheet: string,
  rows: AsyncIterable<SheetRow>,
): AsyncGenerator<{ line: number; row: Record<string, string> }> {
  let at: ReadonlyMap<number, string> | undefined
  for await (const { line, cells } of rows) {
    if (at) {
      const row = readCells(cells, at)
      if (Object.keys(row).length > 0) yield { line, row }
      continue
    }
    const head = readHead(
      Array.from(cells, (cell) => (typeof cell === 'string' ? cell : '')),
      columns,
    )
    if (head.missing.length > 0) throw importUnreadable({ reason: `“${sheet}”表缺少列：${head.missing.join('、')}` })
    at = head.at
  }
}
