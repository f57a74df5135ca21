import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { endProcedure as end } from '../procedures.ts'
import { lockCase } from '../steps.ts'

/** The special procedure has its result, and the clock goes on (行政许可法 art. 45). */
export const endProcedure = action(contract.endProcedure, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('end-procedure'),
  async run(ctx, { result }, file) {
    const next = await end(ctx, file, result)
    return { ...movedTo(ctx, next), ...datesOf(next) }
  },
})
