import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { extend } from '../procedures.ts'
import { lockCase } from '../steps.ts'

/** The head of the body gives ten working days more, once, with the reason told (行政许可法 art. 42(1)). */
export const extendCase = action(contract.extendCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('extend'),
  async run(ctx, { reason }, file) {
    const next = await extend(ctx, file, reason)
    return { ...movedTo(ctx, next), ...datesOf(next) }
  },
})
