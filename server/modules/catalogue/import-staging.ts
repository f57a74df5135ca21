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
import { type TemplateItem, type TemplateMaterial, typeCode, withStated } from './rules/import-template.ts'
import { importedContent } from './rules/imported-content.ts'
import type { GivenRow } from './import-reading.ts'

/** Rows worked on at a time: memory stays flat however long the list. */
export const PORTION = 250

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
export async function stageRows(ctx: Ctx, jobId: string, given: AsyncIterable<GivenRow>): Promise<number> {
  let rows = 0
  let waiting: StagedRow[] = []
  const write = async () => {
    if (waiting.length > 0) await insertRows(ctx, jobId, waiting)
    waiting = []
  }
  for await (const one of given) {
    rows++
    waiting.push(stagedRow(one))
    if (waiting.length === PORTION) await write()
  }
  if (rows === 0) throw importUnreadable({ reason: '文件里没有事项' })
  await write()
  return rows
}

function stagedRow({ line, item, materials, statedUscc }: GivenRow): StagedRow {
  const row = readImportRow({ ...item, taskType: typeCode(item.taskType ?? '') }, line)
  const uscc = checkUscc(row.creditCode) ?? checkUscc(statedUscc ?? '') ?? ''
  const written = statedUscc === undefined || hasCreditCode(row.code) ? row.creditCode : statedUscc
  const known = { ...row, creditCode: uscc || written }
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
