import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import type { Step } from './contract.ts'

/** Working days for each step. */
export type TimeLimits = {
  verify: number
  review: number
  rectify: number
  returnVisit: number
  own: boolean
  setAt?: Date
  setBy?: string
}

/** Local practice differs from five to fifteen days for the mending itself; none of it is law. */
const UNTIL_SET: TimeLimits = { verify: 2, review: 3, rectify: 5, returnVisit: 5, own: false }

/** Those of the body, or those for everybody. */
export async function timeLimits(ctx: Pick<Ctx, 'db'>, organId?: string): Promise<TimeLimits> {
  const { rows } = await sql<TimeLimits>`
    select verify, review, rectify, return_visit as "returnVisit", organ_id is not null as own,
           set_at as "setAt", set_by as "setBy"
    from ratings.time_limits where organ_id is null or organ_id = ${organId ?? null}
    order by organ_id is null, id desc limit 1`.execute(ctx.db)
  return rows[0] ?? UNTIL_SET
}

/** The step's days counted from today, for the columns of the loop. */
export async function dueFromToday(ctx: Ctx, step: Step, organId: string) {
  const limits = await timeLimits(ctx, organId)
  const workingDays = {
    verify: limits.verify,
    review: limits.review,
    rectify: limits.rectify,
    'return-visit': limits.returnVisit,
  }[step]
  const { dueOn, provisional } = addWorkingDays(await loadCalendar(ctx), ctx.today, workingDays)
  return { counted_from: ctx.today, working_days: workingDays, due_on: dueOn, provisional }
}
