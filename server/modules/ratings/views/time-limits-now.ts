import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { timeLimits } from '../time-limits.ts'

export const timeLimitsNow = view(contract.timeLimitsNow, {
  async look(ctx) {
    const limits = await timeLimits(ctx)
    return { ...limits, setAt: limits.setAt?.toISOString() }
  },
})
