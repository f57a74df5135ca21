import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { timeLimits } from '../time-limits.ts'

export const timeLimitsNow = view(contract.timeLimitsNow, {
  async look(ctx, { organId }) {
    const limits = await timeLimits(ctx, organId)
    return { ...limits, setAt: limits.setAt?.toISOString() }
  },
})
