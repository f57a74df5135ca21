/** Before the last day of an answer its applicant or holder is reminded, once for each such day. */
import { type RawBuilder, sql } from 'kysely'
import { job } from '#kernel/job.ts'
import { legalDateOf } from '#kernel/time.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { remindAnswer } from './actions/remind-answer.ts'
import type { AnswerAwaited } from './contract.ts'
import { BATCH, each, type Place } from './jobs.ts'

/** As many working days as before the last day of promised materials. */
const REMIND_BEFORE = 2

/** What is still awaited, each with its last day, the day it was told, and the last day it was reminded of. */
const awaited: Record<AnswerAwaited, RawBuilder<unknown>> = {
  correction: sql`
    select c.case_id as id, c.answer_by as due, c.asked_at::date as told, c.reminded_for as reminded
    from cases.correction c
    join cases.case_file f on f.id = c.case_id and f.region_code = c.region_code and f.status = 'correcting'
    where c.answered_at is null and c.answer_by is not null`,
  hearing: sql`
    select h.case_id as id, h.request_by as due, h.told_on as told, h.reminded_for as reminded
    from cases.hearing h
    join cases.case_file f on f.id = h.case_id and f.region_code = h.region_code and f.hearing = 'told' and f.is_open
    where h.requested_on is null and h.lapsed_on is null`,
  undoing: sql`
    select u.case_id as id, u.answer_by as due, u.told_on as told, u.reminded_for as reminded
    from cases.undoing u where u.status = 'hearing' and u.stated_on is null`,
  check: sql`
    select k.case_id as id, k.next_on as due, k.found_on as told, k.holder_reminded_for as reminded
    from cases.commitment_check k where k.is_open and k.status = 'hearing' and k.stated_on is null`,
}

export const sweepAnswers = job({
  name: 'cases.sweep-answers',
  cron: '50 0 * * *',
  async run(tools) {
    const today = legalDateOf(tools.now)
    const soon = await tools.read(async (ctx) => addWorkingDays(await loadCalendar(ctx), today, REMIND_BEFORE).dueOn)
    for (const [what, open] of Object.entries(awaited) as [AnswerAwaited, RawBuilder<unknown>][]) {
      const near = (after: Place) => sql<Place>`
        select a.id, a.due from (${open}) a
        where a.due between ${today}::date and ${soon}::date and a.told < ${today}::date
          and a.reminded is distinct from a.due and (a.due, a.id) > (${after.due}::date, ${after.id}::uuid)
        order by a.due, a.id limit ${BATCH}`
      await each(tools, near, ({ id, due }) =>
        tools.perform(remindAnswer, { caseId: id, what }, `cases.remind-answer:${id}:${what}:${due}`),
      )
    }
  },
})
