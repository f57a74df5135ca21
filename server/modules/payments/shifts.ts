/** The cash book: what lies in a clerk's drawer, and the shifts that were closed. */
import { type RawBuilder, sql } from 'kysely'
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { type CashEntry, type CashShift, type MovementKind, movementTitles } from './contract.ts'
import { inScope } from './policy.ts'

export type ShiftRow = {
  id: string
  clerk_id: string
  clerk_name: string
  organ_id: string
  region_code: string
  number: number
  since: Date
  closed_at: Date
  entries: number
  taken: string
  returned: string
  counted: string
  reason: string | null
  confirmed_by: string | null
  confirmed_by_name: string | null
  confirmed_at: Date | null
  received: string | null
  words: string | null
}

/** Own shifts, and those in whose reach one is the second person; for rows of `payments.shift b`. */
export const seenShifts = (ctx: Pick<Ctx, 'actor'>): RawBuilder<unknown> =>
  sql`(b.clerk_id = ${ctx.actor.id} or ${inScope(ctx, 'payments.confirm-shift')})`

export const confirmsHere = ({ actor }: Pick<Ctx, 'actor'>, row: Pick<ShiftRow, 'organ_id' | 'region_code'>): boolean =>
  covers(scopeOf(actor, 'payments.confirm-shift'), { organId: row.organ_id, regionCode: row.region_code })

/** @throws notFound, also where it is not to be seen */
export async function getSeenShift(ctx: Ctx, id: string): Promise<ShiftRow> {
  const { rows } = await sql<ShiftRow>`
    select b.* from payments.shift b where b.id = ${id} and ${seenShifts(ctx)}`.execute(ctx.db)
  if (!rows[0]) throw notFound({ id })
  return rows[0]
}

export function shiftShown(row: ShiftRow, organName: string): CashShift {
  const [taken, returned] = [Number(row.taken), Number(row.returned)]
  return {
    id: row.id,
    number: row.number,
    clerkName: row.clerk_name,
    organName,
    since: row.since.toISOString(),
    closedAt: row.closed_at.toISOString(),
    entries: row.entries,
    taken,
    returned,
    expected: taken - returned,
    counted: Number(row.counted),
    reason: row.reason ?? undefined,
    confirmed: row.confirmed_at
      ? {
          by: row.confirmed_by_name ?? '',
          at: row.confirmed_at.toISOString(),
          received: Number(row.received),
          words: row.words ?? undefined,
        }
      : undefined,
  }
}

type EntryRow = {
  kind: MovementKind
  serial: string
  at: Date
  place: string
  amount: number
  bill_id: string
  number: string
  subject_number: string
  title: string
  payer_name: string
}

/** Earliest first, as a book is written. */
export async function entriesPage(
  ctx: Pick<Ctx, 'db'>,
  which: RawBuilder<unknown>,
  { after, limit }: { after?: string; limit: number },
): Promise<{ rows: CashEntry[]; next?: string }> {
  const [at, kind, serial] = after?.split('_') ?? []
  // To the microsecond, as it is kept: a place rounded to milliseconds would show an entry twice.
  const { rows } = await sql<EntryRow>`
    select m.kind, m.serial, m.at, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, m.amount,
      m.bill_id, b.number, b.subject_number, b.title, b.payer_name
    from payments.movement m join payments.bill b on b.id = m.bill_id
    where ${which} and ${at ? sql`(m.at, m.kind, m.serial) > (${at}::timestamptz, ${kind}, ${serial})` : sql`true`}
    order by m.at, m.kind, m.serial limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => `${last.place}_${last.kind}_${last.serial}`)
  return { rows: page.map(entryShown), next }
}

const entryShown = (row: EntryRow): CashEntry => ({
  kind: row.kind,
  kindTitle: movementTitles[row.kind],
  serial: row.serial,
  at: row.at.toISOString(),
  amount: row.amount,
  billId: row.bill_id,
  billNumber: row.number,
  caseNumber: row.subject_number,
  title: row.title,
  payerName: row.payer_name,
})

/** When the clerk last closed. */
export async function lastShift(
  ctx: Pick<Ctx, 'db'>,
  clerkId: string,
): Promise<Pick<ShiftRow, 'number' | 'closed_at'> | undefined> {
  const { rows } = await sql<Pick<ShiftRow, 'number' | 'closed_at'>>`
    select number, closed_at from payments.shift where clerk_id = ${clerkId} order by number desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}
