/** The rows of a list handed in, whatever its form: a table (XLSX, CSV) or the JSON that other systems export. */
import { CsvError } from 'csv-parse'
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
} from './rules/import-template.ts'
import { type Cells, readTables } from './spreadsheet.ts'

export type GivenRow = {
  /** As the file counts: a table's head is line 1, the first entry of a JSON list is. */
  line: number
  item: TemplateItem
  materials: TemplateMaterial[]
  /** What stands in a column of its own for it. What other systems call `deptCode` is often an internal number. */
  statedUscc?: string
}

/** @throws catalogue.import-unreadable, also while the rows are being read */
export async function* rowsOf(name: string, source: ByteSource): AsyncGenerator<GivenRow> {
  try {
    yield* (await isJson(name, source)) ? rowsOfJson(source) : rowsOfTable(name, source)
  } catch (error) {
    if (error instanceof CsvError)
      throw importUnreadable({ reason: `第 ${Number(error['lines']) || 1} 行附近读不下去，请检查引号是否成对` })
    if (error instanceof JsonListFault)
      throw importUnreadable({
        reason: error.list ? '不是完整的 JSON 文件' : 'JSON 应是事项的列表，即 [ {…}, {…} ]',
      })
    throw error
  }
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
    yield { line: ++line, item: readCells(cells, at) as TemplateItem, materials: [] }
  }
}

async function* rowsOfTable(name: string, source: ByteSource): AsyncGenerator<GivenRow> {
  const tables = await readTables(name, source).catch((error: unknown) => {
    // The file itself cannot be opened: that is no matter of its form.
    if ((error as NodeJS.ErrnoException).syscall) throw error
    throw importUnreadable({ reason: '不是可以读取的 XLSX、CSV 或 JSON 文件' })
  })
  const materials = materialsByCode(tables.materials)
  let at: ReadonlyMap<number, string> | undefined
  let line = 0
  for await (const cells of tables.items) {
    line++
    if (!at) {
      at = headOf(cells, itemColumns, '事项')
      continue
    }
    const item = readCells(cells, at) as TemplateItem
    if (Object.keys(item).length === 0) continue
    yield { line, item, materials: materials.get(item.itemCode ?? '') ?? [], statedUscc: item.deptCode ?? '' }
  }
}

function headOf(cells: Cells, columns: Parameters<typeof readHead>[1], sheet: string): ReadonlyMap<number, string> {
  const { at, missing } = readHead(
    cells.map((cell) => (typeof cell === 'string' ? cell : '')),
    columns,
  )
  if (missing.length > 0) throw importUnreadable({ reason: `“${sheet}”表缺少列：${missing.join('、')}` })
  return at
}

function materialsByCode(rows: Iterable<Cells>): Map<string, TemplateMaterial[]> {
  const [head, ...cells] = [...rows]
  if (!head) return new Map()
  const at = headOf(head, materialColumns, '材料')
  return Map.groupBy(
    cells.map((row) => readCells(row, at) as TemplateMaterial).filter((row) => row.name),
    (row) => row.itemCode ?? '',
  )
}
