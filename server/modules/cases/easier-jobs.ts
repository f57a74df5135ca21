/** Sweeps over instant approvals that failed and checks of promises that are due. */
import { sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { addDays, legalDateOf, momentOf } from '#kernel/time.ts'
import { decideByRule } from './actions/decide-by-rule.ts'
import { remindCheck } from './actions/remind-check.ts'
import { BATCH, each, type Place } from './jobs.ts'

/** Instant approvals the system could not do at filing are tried again for a day, as long as nobody has taken them up. */
export const retryRules = job({
  name: 'cases.retry-rules',
  cron: '*/10 * * * *',
  async run(tools) {
    const since = addDays(legalDateOf(tools.now), -1)
    const failed = (after: Place) => sql<Place>`
      select k.case_id as id, k.checked_at::date as due from cases.rule_check k
      join cases.case_file f on f.id = k.case_id and f.region_code = k.region_code and f.status in ('filed', 'corrected')
      where k.failed and k.checked_at >= ${momentOf(since)} and k.case_id > ${after.id}
      order by k.case_id limit ${BATCH}`
    await each(tools, failed, ({ id }) => tools.perform(decideByRule, { caseId: id }))
  },
})

/** Reminds of checks of promises that are near their last day, and of those past it. */
export const sweepChecks = job({
  name: 'cases.sweep-checks',
  cron: '30 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const waiting = (after: Place) => sql<Place>`
      select case_id as id, next_on as due from cases.commitment_check
      where is_open and next_on <= ${addDays(today, NEAR_DAYS)} and (next_on, case_id) > (${after.due}, ${after.id})
        and (reminded_at is null or (overdue_told_at is null and not provisional and next_on < ${today}))
      order by next_on, case_id limit ${BATCH}`
    await each(tools, waiting, ({ id, due }) =>
      tools.perform(remindCheck, { caseId: id }, `cases.remind-check:${id}:${due}:${due < today ? 'over' : 'near'}`),
    )
  },
})
/** Days before the last one on which those who check are reminded. */
const NEAR_DAYS = 5
