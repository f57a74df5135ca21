import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Fault } from './rules/faults.ts'
import type { TableName, Values } from './rules/fields.ts'
import type { RowState } from './shapes.ts'

export type SubjectRow = {
  id: string
  module: string
  region_code: string
  number: string
  marker: string | null
  next_at: Date | null
  leased_until: Date | null
  attempts: number
}

export type ExchangeRow = {
  guid: string
  subject_id: string
  region_code: string
  table_name: TableName
  row_key: string
  seq: number
  day: string
  revision: number
  confirmed: number
  /** Null once they were deleted. */
  sealed_values: string | null
  kept_digest: string | null
  fingerprint: string
  sealed_mended: string | null
  faults: Fault[]
  state: RowState
  opens: boolean
  attempts: number
  receipt: string | null
  code: string | null
  reason: string | null
  offered_at: Date
  changed_at: Date
}

type ExchangeTables = { 'exchange.row': ExchangeRow; 'exchange.subject': SubjectRow }

export const exchangeTablesOf = (ctx: Pick<Ctx, 'db'>) => tables<ExchangeTables>(ctx)

export async function findRow(ctx: Pick<Ctx, 'db'>, guid: string): Promise<ExchangeRow | undefined> {
  return exchangeTablesOf(ctx).selectFrom('exchange.row').selectAll().where('guid', '=', guid).executeTakeFirst()
}

export async function lockRow(ctx: Pick<Ctx, 'db'>, guid: string): Promise<ExchangeRow | undefined> {
  const { rows } = await sql<ExchangeRow>`select * from exchange.row where guid = ${guid} for update`.execute(ctx.db)
  return rows[0]
}

export function openValues(ctx: Pick<Ctx, 'vault'>, sealed: string): Values {
  return JSON.parse(ctx.vault.open(sealed)) as Values
}

/** As it would be sent: what was derived, with what a person has set by hand; nothing once it was deleted. */
export function valuesOf(ctx: Pick<Ctx, 'vault'>, row: Pick<ExchangeRow, 'sealed_values' | 'sealed_mended'>): Values {
  if (row.sealed_values === null) return {}
  const derived = openValues(ctx, row.sealed_values)
  return row.sealed_mended ? { ...derived, ...openValues(ctx, row.sealed_mended) } : derived
}

export function sealValues(ctx: Pick<Ctx, 'vault'>, values: Values): string {
  return ctx.vault.seal(JSON.stringify(values))
}

/** Says that something of the subject waits: for the next sender, unless one has it now. */
export async function wakeSubjects(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update exchange.subject set next_at = ${ctx.now}, attempts = 0 where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
}
