/** The rows of a list handed in, whatever its form: a table (XLSX, CSV) or the JSON that other systems export. */
import { CsvError } from 'csv-parse'
import { importUnreadable } from './contract.ts'
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
export async function* rowsOf(name: string, content: Uint8Array): AsyncGenerator<GivenRow> {
  try {
    yield* isJson(name, content) ? rowsOfJson(content) : rowsOfTable(name, content)
  } catch (error) {
    if (error instanceof CsvError)
      throw importUnreadable({ reason: `第 ${Number(error['lines']) || 1} 行附近读不下去，请检查引号是否成对` })
    throw error
  }
}

function isJson(name: string, content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 64))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  return /\.json$/i.test(name) || /^\[\s*(\{|\])/.test(start)
}

function* rowsOfJson(content: Uint8Array): Generator<GivenRow> {
  let list: unknown
  try {
    list = JSON.parse(
      Buffer.from(content)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
  } catch {
    throw importUnreadable({ reason: '不是完整的 JSON 文件' })
  }
  if (!Array.isArray(list)) throw importUnreadable({ reason: 'JSON 应是事项的列表，即 [ {…}, {…} ]' })
  const keys = Object.keys(itemColumns)
  const at = new Map(keys.map((key, index) => [index, key]))
  for (const [index, entry] of list.entries()) {
    const fields = (entry !== null && typeof entry === 'object' ? entry : {}) as Record<string, unknown>
    const item = readCells(
      keys.map((key) => fields[key]),
      at,
    ) as TemplateItem
    yield { line: index + 1, item, materials: [] }
  }
}

async function* rowsOfTable(name: string, content: Uint8Array): AsyncGenerator<GivenRow> {
  const tables = await readTables(name, content).catch(() => {
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
