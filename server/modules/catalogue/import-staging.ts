/** The rows of a file, written down as they come. */
import type { Ctx } from '#kernel/ctx.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { sql } from 'kysely'
import { importUnreadable } from './contract.ts'
import { bodyKey, codeOf, type ImportRow, nameKey, readImportRow, whyUnusable } from './rules/import-rows.ts'
import {
  itemColumns,
  materialColumns,
  readCells,
  readHead,
  type TemplateItem,
  type TemplateMaterial,
  typeCode,
  withStated,
} from './rules/import-template.ts'
import { importedContent } from './rules/imported-content.ts'
import type { Cells, Tables } from './spreadsheet.ts'

/** Rows worked on at a time: memory stays flat however long the list. */
export const PORTION = 1000

export type StagedData = { row: ImportRow; item: TemplateItem; materials: TemplateMaterial[] }
type StagedRow = {
  line: number
  data: StagedData
  code: string
  body: string
  nameKey: string
  uscc: string
  unusable: boolean
}

/** Writes the rows of the file as they come. @returns how many @throws catalogue.import-unreadable */
export async function stageRows(ctx: Ctx, jobId: string, tables: Tables): Promise<number> {
  const materials = materialsByCode(tables.materials)
  let at: ReadonlyMap<number, string> | undefined
  let line = 1
  let waiting: StagedRow[] = []
  const write = async () => {
    if (waiting.length > 0) await insertRows(ctx, jobId, waiting)
    waiting = []
  }
  for await (const cells of tables.items) {
    if (!at) {
      at = headOf(cells, itemColumns, '事项')
      continue
    }
    line++
    const item = readCells(cells, at) as TemplateItem
    if (Object.keys(item).length === 0) continue
    waiting.push(stagedRow(item, materials.get(item.itemCode ?? '') ?? [], line))
    if (waiting.length === PORTION) await write()
  }
  if (!at || line === 1) throw importUnreadable({ reason: '文件里没有事项' })
  await write()
  return line - 1
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

function stagedRow(item: TemplateItem, materials: TemplateMaterial[], line: number): StagedRow {
  const row = readImportRow({ ...item, taskType: typeCode(item.taskType ?? '') }, line)
  const uscc = checkUscc(row.creditCode) ?? checkUscc(item.deptCode ?? '') ?? ''
  const known = { ...row, creditCode: uscc || row.creditCode }
  return {
    line,
    data: { row: known, item, materials },
    code: codeOf(known),
    body: bodyKey(known),
    nameKey: nameKey(known),
    uscc,
    unusable: whyUnusable(known) !== undefined,
  }
}

async function insertRows(ctx: Ctx, jobId: string, rows: readonly StagedRow[]): Promise<void> {
  await sql`
    insert into catalogue.import_row (job_id, line, data, code, body, name_key, uscc, unusable)
    select ${jobId}, line, data, code, body, "nameKey", uscc, unusable
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
      (line int, data jsonb, code text, body text, "nameKey" text, uscc text, unusable boolean)`.execute(ctx.db)
}

/** The content a row makes. */
export function contentOfRow({ row, item, materials }: StagedData) {
  return withStated(importedContent({ ...row, code: codeOf(row) }), item, materials)
}
