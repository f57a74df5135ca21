import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { exchangeIsOn } from '../offer.ts'
import { sendAgain } from '../resending.ts'

/** What the comparison of a day found missing or different there. */
export const resendDay = action(contract.resendDay, {
  subject: ({ day }) => day,
  async run(ctx, { day }) {
    if (!exchangeIsOn(ctx)) throw contract.exchangeOff()
    const which = sql`r.guid in (select guid from exchange.day_finding where day = ${day} and kind <> 'surplus')`
    return { count: await sendAgain(ctx, which) }
  },
})
