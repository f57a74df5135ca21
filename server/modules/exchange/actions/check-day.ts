import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { dayToCheck } from '../events.ts'
import { exchangeIsOn } from '../offer.ts'

/** Asks for the comparison of a day; the answer of the platform is waited for elsewhere. */
export const checkDay = action(contract.checkDay, {
  subject: ({ day }) => day,
  async run(ctx, { day }) {
    if (!exchangeIsOn(ctx)) throw contract.exchangeOff()
    if (day > ctx.today) throw contract.dayNotOver()
    ctx.emit(dayToCheck, { day })
    return { day }
  },
})
