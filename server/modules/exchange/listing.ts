/** Rows as lists show them. */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type ExchangeListRow, type RowFilter, rowStates, tableTitle } from './contract.ts'
import type { ExchangeRow } from './store.ts'

export type ListedRow = Omit<ExchangeRow, 'sealed_values' | 'sealed_mended' | 'kept_digest' | 'fingerprint'> & {
  module: string
  number: string
}

/** With the subject they belong to, `r` and `s`. */
export async function listRows(ctx: Pick<Ctx, 'db'>, rest: RawBuilder<unknown>): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select r.guid, r.subject_id, r.region_code, r.table_name, r.row_key, r.seq, r.day, r.revision, r.confirmed, r.faults,
           r.state, r.opens, r.attempts, r.receipt, r.code, r.reason, r.offered_at, r.changed_at, s.module, s.number
    from exchange.row r join exchange.subject s on s.id = r.subject_id ${rest}`.execute(ctx.db)
  return rows
}

/** What the filter asks of `r` and `s`. @param after below this place, the latest first */
export function conditionsOf(
  { table, state, subjectId, number, from }: RowFilter,
  after: string | undefined,
): RawBuilder<unknown>[] {
  return [
    after ? sql`r.seq < ${Number(after)}` : sql`true`,
    table ? sql`r.table_name = ${table}` : sql`true`,
    state ? sql`r.state = ${state}` : sql`true`,
    subjectId ? sql`r.subject_id = ${subjectId}` : sql`true`,
    number ? sql`s.number = ${number}` : sql`true`,
    from ? sql`r.day >= ${from}` : sql`true`,
  ]
}

export function listed(row: ListedRow): ExchangeListRow {
  return {
    guid: row.guid,
    table: row.table_name,
    tableTitle: tableTitle(row.table_name),
    subjectId: row.subject_id,
    subjectModule: row.module,
    number: row.number,
    revision: row.revision,
    state: row.state,
    stateTitle: rowStates[row.state],
    attempts: row.attempts,
    why: whyOf(row),
    receipt: row.receipt ?? undefined,
    day: row.day,
    changedAt: row.changed_at.toISOString(),
  }
}

function whyOf({ state, faults, code, reason }: ListedRow): string | undefined {
  if (state === 'invalid') return faults.map((one) => `${one.title}：${one.reason}`).join('；')
  if (state === 'accepted' || !reason) return undefined
  return code ? `${reason}（${code}）` : reason
}
