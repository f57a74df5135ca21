import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { tellRight } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Tells those concerned that they may ask for a hearing (行政许可法 art. 47(1)). */
export const tellHearingRight = action(contract.tellHearingRight, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('tell-hearing-right'),
  async run(ctx, { reason }, file) {
    const { next, requestBy } = await tellRight(ctx, file, reason)
    return { ...movedTo(ctx, next), requestBy }
  },
})
