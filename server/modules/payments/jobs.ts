import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { askGateway } from './actions/ask-gateway.ts'
import { checkDay } from './actions/check-day.ts'
import { lapseBill } from './actions/lapse-bill.ts'
import { sendRefund } from './actions/send-refund.ts'
import { pauseBeforeAsking } from './rules/ask-again.ts'

const PORTION = 200

/** Seconds to wait for a notice by how often the gateway was asked. */
const pauses = Array.from({ length: 8 }, (_, asks) => pauseBeforeAsking(asks) / 1000)

/** Asks the gateway about orders whose notice has not come, and sends approved refunds again that were not confirmed. */
export const askAgain = job({
  name: 'payments.ask-again',
  cron: '* * * * *',
  async run(tools) {
    const due = await tools.read(async (ctx) => {
      if (!ctx.config.paymentUrl) return { bills: [], refunds: [] }
      const bills = await sql<{ id: string }>`
        select id from payments.bill
        where attempts > 0 and (status = 'paying' or ((status in ('cancelled', 'lapsed') or at_counter) and not closed))
          and coalesce(asked_at, paying_at) + make_interval(secs => (${pauses}::int[])[least(asks, 7) + 1]) <= ${ctx.now}
        order by asked_at nulls first limit ${PORTION}`.execute(ctx.db)
      const refunds = await sql<{ id: string; bill_id: string }>`
        select id, bill_id from payments.refund
        where status = 'approved' and sent_at <= ${new Date(ctx.now.getTime() - pauseBeforeAsking(1))}
        order by sent_at limit ${PORTION}`.execute(ctx.db)
      return { bills: bills.rows, refunds: refunds.rows }
    })
    for (const { id } of due.bills) await tools.perform(askGateway, { id })
    for (const { id: refundId, bill_id: id } of due.refunds)
      await tools.perform(sendRefund, { id, refundId }).catch(unlessRefused)
  },
})

/** Writes down which bills were not paid in their time. */
export const sweepLapsed = job({
  name: 'payments.sweep-lapsed',
  cron: '5 0 * * *',
  async run(tools) {
    const bills = await tools.read(async (ctx) => {
      const { rows } = await sql<{ id: string }>`
        select id from payments.bill where status in ('due', 'paying') and due_on < ${ctx.today}
        order by due_on limit 5000`.execute(ctx.db)
      return rows
    })
    for (const { id } of bills) await tools.perform(lapseBill, { id }).catch(unlessRefused)
  },
})

/** How many days back a day is compared once more while it does not agree. */
const DAYS_BACK = 7

/** Compares yesterday, and each of the last days that has not agreed yet. */
export const compareDays = job({
  name: 'payments.compare-days',
  cron: '40 5 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const days = await tools.read(async (ctx) => {
      if (!ctx.config.paymentUrl) return []
      const { rows } = await sql<{ day: string }>`
        select d::date as day
        from generate_series(${addDays(today, -DAYS_BACK)}::date, ${addDays(today, -1)}::date, '1 day') d
        where not exists (select from payments.day_check c where c.day = d::date and c.outcome = 'equal')`.execute(
        ctx.db,
      )
      return rows.map((row) => row.day)
    })
    for (const day of days) await tools.perform(checkDay, { day })
  },
})

/** Somebody was faster. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Problem)) throw error
}
