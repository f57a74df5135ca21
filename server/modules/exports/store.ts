import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { ExportFormat } from './contract.ts'

/** A sheet so far: rows on it, the heading among them, and what the file's headers must say of it. */
export type Sheet = { rows: number; crc: number; size: number; packed: number }

export type ExportRow = {
  id: string
  region_code: string
  list: string
  title: string
  format: ExportFormat
  owner_id: string
  owner_name: string
  word: string
  organ_ids: string[]
  sealed_filter: string
  sealed_asker: string | null
  status: 'writing' | 'ready' | 'failed'
  rows_total: number | null
  rows_written: number
  bytes: number
  parts: number
  place: string | null
  sheets: Sheet[]
  asked_at: Date
  finished_at: Date | null
  expires_at: Date
}

type PartRow = { export_id: string; region_code: string; no: number; sheet: number; content: Buffer }

export const exportTables = (ctx: Pick<Ctx, 'db'>) =>
  tables<{ 'exports.export_job': ExportRow; 'exports.part': PartRow }>(ctx)

export function ownerOf({ actor }: Pick<Ctx, 'actor'>): string {
  return actor.subjectId ?? actor.id
}

export async function findExport(ctx: Pick<Ctx, 'db'>, id: string, lock = false): Promise<ExportRow | undefined> {
  const query = exportTables(ctx).selectFrom('exports.export_job').selectAll().where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** @throws notFound */
export async function lockExport(ctx: Ctx, id: string): Promise<ExportRow> {
  const row = await findExport(ctx, id, true)
  if (!row) throw notFound({ id })
  return row
}

export async function saveProgress(
  ctx: Ctx,
  row: ExportRow,
  changes: Partial<
    Pick<
      ExportRow,
      'status' | 'rows_total' | 'rows_written' | 'bytes' | 'parts' | 'place' | 'sheets' | 'finished_at' | 'expires_at'
    >
  >,
): Promise<void> {
  const { sheets, ...rest } = changes
  await exportTables(ctx)
    .updateTable('exports.export_job')
    .set({ ...rest, ...(sheets ? { sheets: sql`${JSON.stringify(sheets)}::jsonb` } : {}) })
    .where('id', '=', row.id)
    .execute()
}

export async function addPart(ctx: Ctx, row: ExportRow, no: number, sheet: number, content: Buffer): Promise<void> {
  await sql`insert into exports.part (export_id, region_code, no, sheet, content)
    values (${row.id}, ${row.region_code}, ${no}, ${sheet}, ${content})`.execute(ctx.db)
}

export async function partOf(
  ctx: Pick<Ctx, 'db'>,
  id: string,
  no: number,
): Promise<{ sheet: number; content: Buffer }> {
  const { rows } = await sql<{ sheet: number; content: Buffer }>`
    select sheet, content from exports.part where export_id = ${id} and no = ${no}`.execute(ctx.db)
  if (!rows[0]) throw notFound({ id })
  return rows[0]
}
