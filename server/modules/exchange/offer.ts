/** Offering: a fact becomes a row for the platform above, once; a fact that changed becomes an update of the same row. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Fault, faultsOf } from './rules/faults.ts'
import type { TableName, Values } from './rules/fields.ts'
import { exchangeTablesOf, type ExchangeRow, openValues, sealValues } from './store.ts'

/** What rows are about. `module` hears `exchange.rows-wanted` when they are to be derived anew. */
export type Subject = { module: string; id: string; regionCode: string; number: string }

/** One fact as a row. `key` names the fact within its table for ever; `opens`: the platform needs it before the others. */
export type Offer = { table: TableName; key: string; values: Values; opens?: boolean }

/** All rows of a subject as it stands, in the order they are to arrive; `marker` names that state. */
export type Derived = { marker: string; rows: readonly Offer[] }

/** Whether this installation tells a platform above anything at all; without an address nothing is kept for it. */
export function exchangeIsOn(ctx: Pick<Ctx, 'config'>): boolean {
  return ctx.config.exchangeUrl !== undefined
}

/**
 * Offers what has come up or changed since the last time, in the caller's transaction. A row that does not fit its table
 * is kept as `invalid` with its faults. Two at once follow each other: `derive` is called when the subject is held, so
 * that it reads what the other has left.
 * @param derive called with the marker of the last time; undefined answers that nothing has changed
 */
export async function offerRows(
  ctx: Ctx,
  subject: Subject,
  derive: (before: string | undefined) => Promise<Derived | undefined>,
): Promise<void> {
  if (!exchangeIsOn(ctx)) return
  const before = await holdSubject(ctx, subject)
  const derived = await derive(before ?? undefined)
  if (!derived) return
  const known = await rowsOf(ctx, subject.id)
  const changed = derived.rows.flatMap((offer) => changeOf(ctx, offer, known.get(keyOf(offer.table, offer.key))) ?? [])
  if (changed.length > 0) await writeRows(ctx, subject, changed)
  const waits = changed.some((one) => one.state === 'waiting')
  await sql`
    update exchange.subject set marker = ${derived.marker}
      ${waits ? sql`, next_at = least(coalesce(next_at, ${ctx.now}), ${ctx.now}), attempts = 0` : sql``}
    where id = ${subject.id}`.execute(ctx.db)
}

async function holdSubject(ctx: Ctx, { id, module, regionCode, number }: Subject): Promise<string | null> {
  const { rows } = await sql<{ marker: string | null }>`
    insert into exchange.subject (id, module, region_code, number) values (${id}, ${module}, ${regionCode}, ${number})
    on conflict (id) do update set number = excluded.number
    returning marker`.execute(ctx.db)
  return rows[0]!.marker
}

const keyOf = (table: string, key: string) => `${table} ${key}`

async function rowsOf(ctx: Ctx, subjectId: string): Promise<Map<string, ExchangeRow>> {
  const rows = await exchangeTablesOf(ctx)
    .selectFrom('exchange.row')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .execute()
  return new Map(rows.map((row) => [keyOf(row.table_name, row.row_key), row]))
}

type Change = {
  guid: string
  table_name: TableName
  row_key: string
  sealed_values: string
  fingerprint: string
  faults: Fault[]
  state: 'waiting' | 'invalid'
  opens: boolean
}

/** Nothing when the platform is told already, or about to be. */
function changeOf(ctx: Ctx, { table, key, values, opens = false }: Offer, known?: ExchangeRow): Change | undefined {
  const fingerprint = ctx.vault.fingerprint('exchange.row', JSON.stringify(values))
  const mended = known?.sealed_mended ? openValues(ctx, known.sealed_mended) : {}
  const faults = faultsOf(table, { ...values, ...mended })
  const same = known?.fingerprint === fingerprint && JSON.stringify(known.faults) === JSON.stringify(faults)
  if (same) return undefined
  return {
    guid: known?.guid ?? ctx.newId(),
    table_name: table,
    row_key: key,
    sealed_values: sealValues(ctx, values),
    fingerprint,
    faults,
    state: faults.length > 0 ? 'invalid' : 'waiting',
    opens,
  }
}

/** A row the platform may have seen gets another revision with every change; one it cannot have seen stays what it was. */
async function writeRows(ctx: Ctx, subject: Subject, rows: readonly Change[]): Promise<void> {
  await sql`
    insert into exchange.row (guid, subject_id, region_code, table_name, row_key, seq, day, revision, sealed_values,
      fingerprint, faults, state, opens, offered_at, changed_at)
    select r.guid, ${subject.id}, ${subject.regionCode}, r.table_name, r.row_key, nextval('exchange.serial'), ${ctx.today}, 1,
      r.sealed_values, r.fingerprint, r.faults, r.state, r.opens, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (guid uuid, table_name text, row_key text,
      sealed_values text, fingerprint text, faults jsonb, state text, opens boolean)
    on conflict (table_name, row_key) do update set
      revision = exchange.row.revision + (exchange.row.attempts > 0 or exchange.row.confirmed = exchange.row.revision)::int,
      sealed_values = excluded.sealed_values, fingerprint = excluded.fingerprint, faults = excluded.faults,
      kept_digest = null, state = excluded.state, attempts = 0, changed_at = excluded.changed_at, code = null, reason = null`.execute(
    ctx.db,
  )
}
