import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { askCourier as askCourierAct } from './actions/ask-courier.ts'
import { remind } from './actions/remind.ts'
import { pauseBeforeAsking } from './rules/handout-status.ts'

const PORTION = 200
const pauses = Array.from({ length: 7 }, (_, asks) => pauseBeforeAsking(asks))

/** Asks the courier about parcels of which nothing was heard: notices may be lost. */
export const askAgain = job({
  name: 'handouts.ask-again',
  cron: '*/5 * * * *',
  async run(tools) {
    const due = await tools.read(async (ctx) => {
      if (!ctx.config.courierUrl) return []
      const { rows } = await sql<{ case_id: string }>`
        select case_id from handouts.handout
        where state in ('booked', 'on-the-way')
          and asked_at + make_interval(mins => (${pauses}::int[])[least(asks, 6) + 1]) <= ${ctx.now}
        order by asked_at limit ${PORTION}`.execute(ctx.db)
      return rows
    })
    for (const { case_id: caseId } of due) await tools.perform(askCourierAct, { caseId })
  },
})

/** Reminds of what nobody has fetched. */
export const remindUncollected = job({
  name: 'handouts.remind-uncollected',
  cron: '15 9 * * *',
  async run(tools) {
    const due = await tools.read(async (ctx) => {
      const { rows } = await sql<{ case_id: string }>`
        select case_id from handouts.handout
        where state in ('ready', 'returned') and remind_on <= ${ctx.today}
        order by remind_on limit 5000`.execute(ctx.db)
      return rows
    })
    for (const { case_id: caseId } of due) await tools.perform(remind, { caseId })
  },
})
