import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { checkDay } from './actions/check-day.ts'
import { resendDay } from './actions/resend-day.ts'
import { nothingToSend } from './contract.ts'
import { eraseAnswers, eraseRows } from './erasing.ts'
import { exchangeIsOn } from './offer.ts'
import { deliver, settle, takeBatch } from './sending.ts'
import { Problem } from '#kernel/problem.ts'

/** Enough for a backlog, few enough that a run ends before the next is overdue. */
const BATCHES_A_RUN = 120

/** Sends what waits, batch by batch, until nothing does or the platform does not answer. */
export const sendRows = job({
  name: 'exchange.send-rows',
  cron: '* * * * *',
  async run(tools) {
    for (let count = 0; count < BATCHES_A_RUN; count++) {
      const taken = await tools.read(async (ctx) =>
        exchangeIsOn(ctx) ? { ctx, batch: await takeBatch(ctx) } : undefined,
      )
      if (!taken?.batch) return
      const { batch } = taken
      const answered = await deliver(taken.ctx, batch)
      await tools.read((ctx) => settle(ctx, batch, answered))
      if ('error' in answered) return
    }
  },
})

/** How many days back a day is compared once more. */
const DAYS_BACK = 7

/** Compares yesterday, and each of the last days that did not agree the last time or has changed since. */
export const compareDays = job({
  name: 'exchange.compare-days',
  cron: '20 5 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const days = await tools.read(async (ctx) => {
      if (!exchangeIsOn(ctx)) return []
      const { rows } = await sql<{ day: string }>`
        select d::date as day from generate_series(${addDays(today, -DAYS_BACK)}::date, ${addDays(today, -1)}::date, '1 day') d
        where exists (
          select from exchange.row r left join exchange.day_check c
            on c.day = r.day and c.outcome = 'equal' and c.on_the_way = 0 and c.checked_at >= r.changed_at
          where r.day = d::date and c.day is null)`.execute(ctx.db)
      return rows.map((row) => row.day)
    })
    for (const day of days) await tools.perform(checkDay, { day })
  },
})

/** Sends again by itself what the night's comparison found missing or different there. */
export const sendMissing = job({
  name: 'exchange.send-missing',
  cron: '50 5 * * *',
  async run(tools) {
    const since = addDays(legalDateOf(tools.now), -DAYS_BACK)
    const days = await tools.read(async (ctx) => {
      if (!exchangeIsOn(ctx)) return []
      const { rows } = await sql<{ day: string }>`
        select day from exchange.day_check where day >= ${since} and missing + different > 0`.execute(ctx.db)
      return rows.map((row) => row.day)
    })
    for (const day of days) {
      await tools.perform(resendDay, { day }).catch((error: unknown) => {
        if (!(error instanceof Problem && error.code === nothingToSend.code)) throw error
      })
    }
  },
})

/** Deletes values that were kept long enough, portion by portion. */
export const sweepValues = job({
  name: 'exchange.sweep-values',
  cron: '10 3 * * *',
  async run(tools) {
    while (await tools.read(eraseAnswers));
    while (await tools.read(eraseRows));
  },
})
