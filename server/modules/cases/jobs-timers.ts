import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { fireTimer } from './actions/fire-timer.ts'
import { BATCH, each, type Place, unlessRefused } from './jobs.ts'

/** Fires the boundary timers of steps that were not done in the days their route gives them (定时). */
export const sweepTimers = job({
  name: 'cases.sweep-timers',
  cron: '35 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    // Of one day those first that leave the step open: the others take it away, and what waits on it.
    const due = (after: Place) => sql<Place & { timers: { no: number; path: string }[] }>`
      select case_id as id, due_on as due,
        jsonb_agg(jsonb_build_object('no', step_no, 'path', path) order by interrupting, step_no, path) as timers
      from routes.v_timer where due_on < ${today} and (due_on, case_id) > (${after.due}, ${after.id})
      group by due_on, case_id order by due_on, case_id limit ${BATCH}`
    await each(tools, due, async ({ id, timers }) => {
      for (const { no, path } of timers)
        await unlessRefused(() =>
          tools.perform(fireTimer, { caseId: id, step: no, timer: path }, `cases.fire-timer:${id}:${no}:${path}`),
        )
    })
  },
})
