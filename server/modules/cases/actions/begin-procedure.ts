import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { beginProcedure as begin } from '../procedures.ts'
import { lockCase } from '../steps.ts'

/** A hearing, an inspection, an expert review … begins, and the clock stands still (行政许可法 art. 45). */
export const beginProcedure = action(contract.beginProcedure, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('begin-procedure'),
  async run(ctx, { kind, reason, basis, days }, file) {
    const next = await begin(ctx, file, { kind, reason, basis, days })
    return { ...movedTo(ctx, next), plannedTo: next.special_until!, ...datesOf(next) }
  },
})
