/** Acts and the job about cases that are late. */
import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { listOrgans } from '#modules/organs/index.ts'
import { explainDelay } from './actions/explain-delay.ts'
import { noteOverdue } from './actions/note-overdue.ts'
import { remindAnswer } from './actions/remind-answer.ts'
import { BATCH, each, type Place, unlessRefused } from './jobs.ts'
import { clocksIn, type DelayClock } from './rules/delay.ts'

type Found = Place & { clocks: { clock: DelayClock; due: string }[] }

/** Notes each day that has passed, once; after the sweeps that settle what silence means. */
export const sweepOverdue = job({
  name: 'cases.sweep-overdue',
  cron: '45 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const { organs, published } = await tools.read(async (ctx) => ({
      organs: (await listOrgans(ctx)).map(({ id }) => id),
      published: (await loadCalendar(ctx)).publishedThrough,
    }))
    // One short index range for each body and status: what is on time costs nothing.
    const late = (after: Place) => sql<Found>`
      select found.* from unnest(${organs}::uuid[]) as o (id)
      cross join unnest(${Object.keys(clocksIn)}::text[]) as s (status)
      cross join lateral (
        select c.id, c.due_on as due, k.clocks from cases.case_file c
        cross join lateral (
          select jsonb_agg(jsonb_build_object('clock', one.clock, 'due', one.due)) as clocks
          from (values
            ('promised', c.promised_due, c.status in ('accepted', 'examined') and c.promised_due < c.statutory_due),
            ('statutory', c.statutory_due, c.status in ('accepted', 'examined')),
            ('special', c.special_until, c.status = 'suspended'),
            ('delivery', c.delivery_due, c.status in ('granted', 'denied'))) as one (clock, due, runs)
          where one.runs and one.due < ${today}::date and one.due <= ${published}::date and not exists (
            select from cases.delay d
            where d.case_id = c.id and d.region_code = c.region_code and d.clock = one.clock and d.noted_on > one.due)
        ) k
        where c.organ_id = o.id and c.status = s.status and c.is_open and c.due_on < ${today}::date
          and (c.due_on, c.id) > (${after.due}::date, ${after.id}::uuid) and k.clocks is not null
        order by c.due_on, c.id limit ${BATCH}
      ) found
      order by found.due, found.id limit ${BATCH}`
    await each(tools, late, async ({ id, clocks }) => {
      for (const { clock, due } of clocks)
        await unlessRefused(() =>
          tools.perform(noteOverdue, { caseId: id, clock }, `cases.note-overdue:${id}:${clock}:${due}`),
        )
    })
  },
})

export const delayActs = [noteOverdue, explainDelay, remindAnswer]
