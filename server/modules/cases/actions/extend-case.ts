import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { extend } from '../procedures.ts'
import { lockCase } from '../steps.ts'

/** More working days, once, with the reason told: by the head of the body, or as the government approved (行政许可法 art. 42). */
export const extendCase = action(contract.extendCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('extend'),
  async run(ctx, { reason, approval }, file) {
    const next = await extend(ctx, file, { reason, approval })
    return { ...movedTo(ctx, next), ...datesOf(next) }
  },
})
