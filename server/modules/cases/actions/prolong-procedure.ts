import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { prolong } from '../procedures.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The special procedure needs longer than was told: told anew, in writing (行政许可法 art. 45). */
export const prolongProcedure = action(contract.prolongProcedure, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('prolong-procedure'),
  async run(ctx, { reason, days }, file) {
    const next = await prolong(ctx, file, { reason, days })
    return { ...movedTo(ctx, next), plannedTo: next.special_until!, ...datesOf(next) }
  },
})
