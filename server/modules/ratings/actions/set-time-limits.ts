import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'

/** Steps already under way keep the deadline they were given. */
export const setTimeLimits = action(contract.setTimeLimits, {
  subject: () => 'ratings.time-limits',
  async run(ctx, limits) {
    await sql`
      insert into ratings.time_limits (id, organ_id, verify, review, rectify, return_visit, set_at, set_by)
      values (${ctx.newId()}, ${limits.organId ?? null}, ${limits.verify}, ${limits.review}, ${limits.rectify}, ${limits.returnVisit}, ${ctx.now}, ${ctx.actor.name})`.execute(
      ctx.db,
    )
    return limits
  },
})
