import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { lapseStep } from './actions/lapse-step.ts'
import { BATCH, each, type Place } from './jobs.ts'

/** Finds the bodies of joint approvals whose budget has passed in silence (并联审批, 缺席默认). */
export const sweepSilentBodies = job({
  name: 'cases.sweep-silent-bodies',
  cron: '30 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const silent = (after: Place) => sql<Place & { nos: number[] }>`
      select case_id as id, due_on as due, array_agg(no::int order by no) as nos from routes.v_open_step
      where joint and lapsed_on is null and not provisional and stage = 'review' and due_on < ${today}
        and (due_on, case_id) > (${after.due}, ${after.id})
      group by due_on, case_id order by due_on, case_id limit ${BATCH}`
    await each(tools, silent, async ({ id, nos }) => {
      for (const step of nos) await tools.perform(lapseStep, { caseId: id, step }, `cases.lapse-step:${id}:${step}`)
    })
  },
})
