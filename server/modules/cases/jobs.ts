import { type RawBuilder, sql } from 'kysely'
import { job, type JobTools } from '#kernel/job.ts'
import { Problem } from '#kernel/problem.ts'
import { addDays, legalDateOf, momentOf } from '#kernel/time.ts'
import { setPopularity } from '#modules/catalogue/index.ts'
import { deemAccepted } from './actions/deem-accepted.ts'
import { deemRenewed } from './actions/deem-renewed.ts'
import { lapseCorrection } from './actions/lapse-correction.ts'
import { lapseDeferred } from './actions/lapse-deferred.ts'
import { lapseHearing } from './actions/lapse-hearing.ts'
import { remindDeferred } from './actions/remind-deferred.ts'

export const BATCH = 200

/**
 * Finds the applications on which a body stayed silent for five working days and accepts them as of the day of
 * receipt (行政许可法 art. 32(1)(4)).
 */
export const sweepSilence = job({
  name: 'cases.sweep-silence',
  cron: '10 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const silent = (after: Place) => sql<Place & { receivedOn: string }>`
      select id, acceptance_due as due, received_on as "receivedOn" from cases.case_file
      where status in ('filed', 'corrected') and not provisional and acceptance_due < ${today}
        and (acceptance_due, id) > (${after.due}, ${after.id})
      order by acceptance_due, id limit ${BATCH}`
    await each(tools, silent, ({ id, receivedOn }) =>
      tools.perform(deemAccepted, { caseId: id }, `cases.deem-accepted:${id}:${receivedOn}`),
    )
  },
})

/** Reminds of promised materials before their last day, and ends the cases whose promise was not kept. */
export const sweepDeferred = job({
  name: 'cases.sweep-deferred',
  cron: '20 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const missed = (after: Place) => sql<Place>`
      select distinct on (due_on, case_id) case_id as id, due_on as due from cases.deferred
      where supplied_on is null and dropped_at is null and not provisional and due_on < ${today}
        and (due_on, case_id) > (${after.due}, ${after.id})
      order by due_on, case_id limit ${BATCH}`
    const near = (after: Place) => sql<Place>`
      select distinct on (remind_on, case_id) case_id as id, remind_on as due from cases.deferred
      where supplied_on is null and dropped_at is null and reminded_at is null and remind_on <= ${today}
        and (remind_on, case_id) > (${after.due}, ${after.id})
      order by remind_on, case_id limit ${BATCH}`
    await each(tools, missed, ({ id, due }) =>
      tools.perform(lapseDeferred, { caseId: id }, `cases.lapse-deferred:${id}:${due}`),
    )
    await each(tools, near, ({ id, due }) =>
      tools.perform(remindDeferred, { caseId: id }, `cases.remind-deferred:${id}:${due}`),
    )
  },
})

/** Ends the cases that were not corrected in the time that their body has settled and told. */
export const sweepCorrections = job({
  name: 'cases.sweep-corrections',
  cron: '15 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const missed = (after: Place) => sql<Place>`
      select c.case_id as id, c.answer_by as due from cases.correction c
      join cases.case_file f on f.id = c.case_id and f.region_code = c.region_code and f.status = 'correcting'
      where c.answered_at is null and c.answer_by < ${today} and (c.answer_by, c.case_id) > (${after.due}, ${after.id})
      order by c.answer_by, c.case_id limit ${BATCH}`
    await each(tools, missed, ({ id, due }) =>
      tools.perform(lapseCorrection, { caseId: id }, `cases.lapse-correction:${id}:${due}`),
    )
  },
})

/** Five working days after the right to a hearing was told, nobody asks for one any more (行政许可法 art. 47(1)). */
export const sweepHearings = job({
  name: 'cases.sweep-hearings',
  cron: '25 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const unasked = (after: Place) => sql<Place>`
      select h.case_id as id, h.request_by as due from cases.hearing h
      join cases.case_file f on f.id = h.case_id and f.region_code = h.region_code and f.hearing = 'told' and f.is_open
      where h.requested_on is null and h.lapsed_on is null and h.request_by < ${today}
        and (h.request_by, h.case_id) > (${after.due}, ${after.id})
      order by h.request_by, h.case_id limit ${BATCH}`
    await each(tools, unasked, ({ id, due }) =>
      tools.perform(lapseHearing, { caseId: id }, `cases.lapse-hearing:${id}:${due}`),
    )
  },
})

/**
 * Renewals that were applied for in time and not decided before the licence ended (行政许可法 art. 50(2)). It runs before
 * the sweep that writes down which licences ran out.
 */
export const sweepRenewals = job({
  name: 'cases.sweep-renewals',
  cron: '1 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const silent = (after: Place) => sql<Place>`
      select id, renew_by as due from cases.case_file
      where renew_by is not null and status in ('filed', 'corrected', 'accepted', 'suspended', 'examined')
        and renew_by < ${today} and (renew_by, id) > (${after.due}, ${after.id})
      order by renew_by, id limit ${BATCH}`
    await each(tools, silent, ({ id, due }) =>
      tools.perform(deemRenewed, { caseId: id }, `cases.deem-renewed:${id}:${due}`),
    )
  },
})

export type Place = { id: string; due: string }

/** Each case that is due, in the order of its day; one that somebody handled meanwhile refuses by itself. */
export async function each<P extends Place>(
  tools: JobTools,
  page: (after: Place) => RawBuilder<P>,
  act: (place: P) => Promise<unknown>,
): Promise<void> {
  for (let after: Place = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const from = after
    const places = await tools.read(async (ctx) => (await page(from).execute(ctx.db)).rows)
    for (const place of places) await unlessRefused(() => act(place))
    const last = places.at(-1)
    if (!last || places.length < BATCH) return
    after = last
  }
}

/** What somebody handled meanwhile refuses by itself. */
export async function unlessRefused(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

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
