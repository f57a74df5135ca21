/** The rows of a file, written down as they come. */
import type { Ctx } from '#kernel/ctx.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { sql } from 'kysely'
import { importUnreadable } from './contract.ts'
import {
  bodyKey,
  codeOf,
  hasCreditCode,
  type ImportRow,
  nameKey,
  readImportRow,
  whyUnusable,
} from './rules/import-rows.ts'
import { type TemplateItem, type TemplateMaterial, typeCode, withStated } from './import-template.ts'
import { importedContent } from './rules/imported-content.ts'
import type { GivenList, GivenRow } from './import-reading.ts'

/** Rows worked on at a time: memory stays flat however long the list. */
export const PORTION = 250
/** Of one item: more than any has, and few enough to be held at once. */
const MOST_MATERIALS = 500

export type StagedData = { row: ImportRow; item: TemplateItem; materials: TemplateMaterial[] }
type StagedRow = {
  line: number
  /** Its materials are found by its code when it is written. */
  data: Omit<StagedData, 'materials'>
  code: string
  body: string
  nameKey: string
  uscc: string
  unusable: boolean
}

/** Writes the rows of the file as they come. @returns how many @throws catalogue.import-unreadable */
export async function stageRows(ctx: Ctx, jobId: string, given: GivenList): Promise<number> {
  if (given.materials) await keepMaterials(ctx, jobId, given.materials)
  let rows = 0
  let waiting: StagedRow[] = []
  const write = async () => {
    if (waiting.length > 0) await insertRows(ctx, jobId, waiting)
    waiting = []
  }
  for await (const one of given.rows) {
    rows++
    waiting.push(stagedRow(one))
    if (waiting.length === PORTION) await write()
  }
  if (rows === 0) throw importUnreadable({ reason: '文件里没有事项' })
  await write()
  await sql`delete from catalogue.import_material where job_id = ${jobId}`.execute(ctx.db)
  return rows
}

/** Until the rows they belong to are written. */
async function keepMaterials(ctx: Ctx, jobId: string, given: AsyncIterable<TemplateMaterial>): Promise<void> {
  let no = 0
  let waiting: { no: number; code: string; data: TemplateMaterial }[] = []
  const write = async () => {
    await sql`
      insert into catalogue.import_material (job_id, no, code, data)
      select ${jobId}, no, code, data from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as g (no int, code text, data jsonb)`.execute(
      ctx.db,
    )
    waiting = []
  }
  for await (const data of given) {
    waiting.push({ no: no++, code: data.itemCode ?? '', data })
    if (waiting.length === PORTION) await write()
  }
  await write()
  await sql`analyze catalogue.import_material`.execute(ctx.db)
  const { rows } = await sql<{ code: string }>`
    select code from catalogue.import_material where job_id = ${jobId} group by code having count(*) > ${MOST_MATERIALS} limit 1`.execute(
    ctx.db,
  )
  if (rows[0]) throw importUnreadable({ reason: `“材料”表里编码“${rows[0].code}”的材料超过 ${MOST_MATERIALS} 行` })
}

function stagedRow({ line, item, statedUscc }: GivenRow): StagedRow {
  const row = readImportRow({ ...item, taskType: typeCode(item.taskType ?? '') }, line)
  const uscc = checkUscc(row.creditCode) ?? checkUscc(statedUscc ?? '') ?? ''
  const written = statedUscc === undefined || hasCreditCode(row.code) ? row.creditCode : statedUscc
  const known = { ...row, creditCode: uscc || written }
  return {
    line,
    data: { row: known, item },
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
    select ${jobId}, line, data || jsonb_build_object('materials', coalesce(
      (select jsonb_agg(m.data order by m.no) from catalogue.import_material m
       where m.job_id = ${jobId} and m.code = coalesce(g.data -> 'item' ->> 'itemCode', '')), '[]')),
      code, body, "nameKey", uscc, unusable
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g
      (line int, data jsonb, code text, body text, "nameKey" text, uscc text, unusable boolean)`.execute(ctx.db)
}

/** The content a row makes. */
export function contentOfRow({ row, item, materials }: StagedData) {
  return withStated(importedContent({ ...row, code: codeOf(row) }), item, materials)
}
