/** Which texts the gateway is asked about, and how long. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

/** A phone that was off for three days gets no text any more. */
const ASKED_FOR_HOURS = 72
const A_PORTION = 100

/** Those due now, put off for five minutes in their first hour, for an hour afterwards, and asked about no more when too old. */
export async function takeReportsDue(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update notices.delivery d
    set report_due = case
      when d.at < ${ctx.now}::timestamptz - make_interval(hours => ${ASKED_FOR_HOURS}) then null
      when d.at < ${ctx.now}::timestamptz - interval '1 hour' then ${ctx.now}::timestamptz + interval '1 hour'
      else ${ctx.now}::timestamptz + interval '5 minutes' end
    from (
      select id from notices.delivery where report_due <= ${ctx.now}
      order by report_due, id limit ${A_PORTION} for update skip locked
    ) due
    where d.id = due.id returning d.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Receipt → delivery, of those the gateway took and said no more about. */
export async function receiptsOf(ctx: Ctx, deliveryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; receipt: string }>`
    select id, receipt from notices.delivery
    where id = any(${[...deliveryIds]}::uuid[]) and state = 'sent' and receipt is not null`.execute(ctx.db)
  return new Map(rows.map(({ id, receipt }) => [receipt, id]))
}
