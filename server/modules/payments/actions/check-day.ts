import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { dayToCheck } from '../events.ts'

/** Wants the day compared with the gateway's list; the answer is waited for elsewhere. */
export const checkDay = action(contract.checkDay, {
  subject: ({ day }) => day,
  async run(ctx, { day }) {
    if (!ctx.config.paymentUrl) throw contract.gatewayOff()
    if (day > ctx.today) throw contract.dayNotOver()
    ctx.emit(dayToCheck, { day })
    return { day }
  },
})
