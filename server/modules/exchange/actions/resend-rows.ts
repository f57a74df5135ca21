import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { exchangeIsOn } from '../offer.ts'
import { sendAgain } from '../resending.ts'

/** One, many, or all of a state, in portions of a thousand. */
export const resendRows = action(contract.resendRows, {
  subject: ({ guids, state }) => guids?.[0] ?? state ?? '',
  async run(ctx, { guids, state, table }) {
    if (!exchangeIsOn(ctx)) throw contract.exchangeOff()
    const which = guids ? sql`r.guid = any(${guids}::uuid[])` : sql`r.state = ${state}`
    return { count: await sendAgain(ctx, table ? sql`${which} and r.table_name = ${table}` : which) }
  },
})
