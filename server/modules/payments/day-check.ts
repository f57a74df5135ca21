/** Reconciliation by day: what came and went here, and what the gateway's list has. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { messageOf } from '#kernel/log.ts'
import { askDay } from './channel/gateway.ts'
import { orderToAsk } from './events.ts'
import { dayDifferences, type Difference, type Entry, netOf } from './rules/day-differences.ts'

/** Compares a day and writes down what was found; that the gateway cannot be asked is a finding too. */
export async function compareDay(ctx: Ctx, day: string): Promise<void> {
  const { paymentUrl } = ctx.config
  if (!paymentUrl) return
  let theirs: Entry[] = []
  let error: string | undefined
  try {
    theirs = await askDay(paymentUrl, day, ctx.now)
  } catch (fault) {
    error = messageOf(fault).slice(0, 300)
  }
  const ours = await entriesOf(ctx, day)
  const counter = await atCounter(ctx, day)
  const found = error ? [] : dayDifferences(ours, theirs)
  const outcome = error ? 'failed' : found.length > 0 ? 'differs' : 'equal'
  await sql`
    insert into payments.day_check (day, checked_at, outcome, ours, ours_net, theirs, theirs_net, error, counter, counter_net)
    values (${day}, ${ctx.now}, ${outcome}, ${ours.length}, ${netOf(ours)}, ${theirs.length}, ${netOf(theirs)}, ${error ?? null}, ${counter.count}, ${counter.net})
    on conflict (day) do update set checked_at = excluded.checked_at, outcome = excluded.outcome, ours = excluded.ours,
      ours_net = excluded.ours_net, theirs = excluded.theirs, theirs_net = excluded.theirs_net, error = excluded.error,
      counter = excluded.counter, counter_net = excluded.counter_net`.execute(ctx.db)
  if (!error) await keepDifferences(ctx, day, found)
}

async function entriesOf(ctx: Ctx, day: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select m.kind, m.serial, b.number, m.amount from payments.movement m join payments.bill b on b.id = m.bill_id
    where m.day = ${day} and m.means = 'gateway'`.execute(ctx.db)
  return rows
}

/** What windows took and paid back that day: told beside, compared with nothing. */
async function atCounter(ctx: Ctx, day: string): Promise<{ count: number; net: number }> {
  const { rows } = await sql<{ count: number; net: string }>`
    select count(*)::int as count, coalesce(sum(case kind when 'taken' then amount else -amount end), 0)::text as net
    from payments.movement where day = ${day} and means <> 'gateway'`.execute(ctx.db)
  return { count: rows[0]!.count, net: Number(rows[0]!.net) }
}

/** What this side has not heard of is asked for by itself; everything else waits for a person. */
async function keepDifferences(ctx: Ctx, day: string, found: readonly Difference[]): Promise<void> {
  const given = found.map((one) => ({ id: ctx.newId(), ...one }))
  await sql`
    insert into payments.difference (id, day, kind, serial, number, bill_id, ours, theirs, found_at)
    select f.id, ${day}, f.kind, f.serial, f.number, b.id, f.ours, f.theirs, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as f (id uuid, kind text, serial text, number text, ours int, theirs int)
    left join payments.bill b on b.number = f.number
    on conflict (day, kind, serial) do update set ours = excluded.ours, theirs = excluded.theirs`.execute(ctx.db)
  const { rows } = await sql<{ bill_id: string }>`
    select distinct bill_id from payments.difference
    where day = ${day} and ours is null and bill_id is not null and settled_at is null`.execute(ctx.db)
  for (const { bill_id: billId } of rows) ctx.emit(orderToAsk, { billId })
}
