import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { addDays, legalDateOf, momentOf } from '#kernel/time.ts'
import { setPopularity } from '#modules/catalogue/index.ts'
import { deemAccepted } from './actions/deem-accepted.ts'

const BATCH = 200

/**
 * Finds the applications on which a body stayed silent for five working days and accepts them as of the day of
 * receipt (行政许可法 art. 32(1)(4)).
 */
export const sweepSilence = job({
  name: 'cases.sweep-silence',
  cron: '10 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    for (let after = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const due = await tools.read(async (ctx) => {
        const { rows } = await sql<{ id: string; due: string; receivedOn: string }>`
          select id, acceptance_due as due, received_on as "receivedOn" from cases.case_file
          where status in ('filed', 'corrected') and not provisional and acceptance_due < ${today} and (acceptance_due, id) > (${after.due}, ${after.id})
          order by acceptance_due, id limit ${BATCH}`.execute(ctx.db)
        return rows
      })
      // One act each: a case that somebody handled meanwhile, or whose date is still provisional, refuses by itself.
      for (const { id, receivedOn } of due) {
        try {
          await tools.perform(deemAccepted, { caseId: id }, `cases.deem-accepted:${id}:${receivedOn}`)
        } catch (error) {
          if (!(error instanceof Problem)) throw error
        }
      }
      const last = due.at(-1)
      if (!last || due.length < BATCH) return
      after = last
    }
  },
})

/** How far back the filings go that make an item popular. */
const POPULAR_DAYS = 90

/** Tells the catalogue how often each item was asked for lately, so that 常办 means what people really ask for. */
export const countFilings = job({
  name: 'cases.count-filings',
  cron: '40 4 * * *',
  run: (tools) =>
    tools.read(async (ctx) => {
      const since = momentOf(addDays(ctx.today, -POPULAR_DAYS))
      const { rows } = await sql<{ itemId: string; filings: number }>`
        select item_id as "itemId", count(*) as filings from cases.case_file where filed_at >= ${since} group by item_id`.execute(
        ctx.db,
      )
      await setPopularity(ctx, new Map(rows.map(({ itemId, filings }) => [itemId, filings])))
    }),
})
