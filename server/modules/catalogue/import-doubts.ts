/** What the import doubted in a draft, until somebody has mended it. */
import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { ItemContent } from './contract.ts'
import { contentOfRow, type StagedData } from './import-staging.ts'
import type { Doubt } from './rules/import-rows.ts'

export type ImportDoubts = { importId: string; fileName: string; line: number; doubts: Doubt[] }

type Row = { importId: string; fileName: string; line: number; data: StagedData; reasons: string[]; fields: string[] }

/** Of the last list that wrote the item's draft; undefined when nothing of it is left. What stands in the way of publishing is told as a fault. */
export async function doubtsOfImport(
  ctx: Ctx,
  item: { code: string; content: ItemContent },
  faults: readonly Doubt[],
): Promise<ImportDoubts | undefined> {
  const { rows } = await sql<Row>`
    select j.id as "importId", j.file_name as "fileName", r.line, r.data, r.reasons, r.fields
    from catalogue.import_job j
    cross join lateral (
      select * from catalogue.import_row r
      where r.job_id = j.id and r.code = ${item.code} and r.outcome in ('created', 'changed') limit 1) r
    order by j.made_at desc limit 1`.execute(ctx.db)
  const row = rows[0]
  if (!row) return undefined
  const imported = contentOfRow(row.data)
  const stands = (field: string) => {
    const key = field.split('.')[0] as keyof ItemContent
    return field === '' || isDeepStrictEqual(imported[key], item.content[key])
  }
  const doubts = row.reasons
    .map((message, at) => ({ field: row.fields[at] ?? '', message }))
    .filter(({ field, message }) => stands(field) && !faults.some((fault) => fault.message === message))
  const { importId, fileName, line } = row
  return doubts.length > 0 ? { importId, fileName, line, doubts } : undefined
}
