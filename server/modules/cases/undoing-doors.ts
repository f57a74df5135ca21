/** Acts and jobs of undoing a grant. */
import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { decideUndoing } from './actions/decide-undoing.ts'
import { dropUndoing } from './actions/drop-undoing.ts'
import { payCompensation } from './actions/pay-compensation.ts'
import { recordUndoingStatement } from './actions/record-undoing-statement.ts'
import { remindUndoing } from './actions/remind-undoing.ts'
import { stateOnUndoing } from './actions/state-on-undoing.ts'
import { tellUndoing } from './actions/tell-undoing.ts'
import { BATCH, each, type Place } from './jobs.ts'

/** Tells those who decide that the time to speak is over. */
export const sweepUndoings = job({
  name: 'cases.sweep-undoings',
  cron: '35 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const silent = (after: Place) => sql<Place & { no: number }>`
      select case_id as id, no, answer_by as due from cases.undoing
      where status = 'hearing' and stated_on is null and overdue_told_at is null and answer_by < ${today} and not answer_provisional
        and (answer_by, case_id) > (${after.due}, ${after.id})
      order by answer_by, case_id limit ${BATCH}`
    await each(tools, silent, ({ id, no }) =>
      tools.perform(remindUndoing, { caseId: id, no }, `cases.remind-undoing:${id}:${no}`),
    )
  },
})

export const undoingActs = [
  tellUndoing,
  stateOnUndoing,
  recordUndoingStatement,
  decideUndoing,
  dropUndoing,
  payCompensation,
  remindUndoing,
]
