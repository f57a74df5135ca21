import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { boundsOf } from '../rules/month-lists.ts'

/** Holds from next month's ratings on: nobody chooses the formula that fits the ratings already given. */
export const setListFormula = action(contract.setListFormula, {
  subject: () => 'ratings.list-formula',
  async run(ctx, { leastRatings, redFrom, blueBelow, most }) {
    if (redFrom < blueBelow) throw contract.redNotAboveBlue()
    const from = boundsOf(ctx.today.slice(0, 7)).to
    await sql`
      insert into ratings.list_formula (id, from_month, least_ratings, red_from, blue_below, most, set_at, set_by)
      values (${ctx.newId()}, ${from}::date, ${leastRatings}, ${redFrom}, ${blueBelow}, ${most}, ${ctx.now}, ${ctx.actor.name})`.execute(
      ctx.db,
    )
    return { fromMonth: from.slice(0, 7) }
  },
})
