import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { denyOrPropose } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/**
 * Denies the application; the reason and the way to object go into the decision (行政许可法 art. 38(2)). Where the body
 * has settled it so, the denial waits for a superior's countersign.
 */
export const denyCase = action(contract.denyCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('deny'),
  run: async (ctx, { reason, basis }, file) =>
    movedTo(ctx, await denyOrPropose(ctx, file, { reason, facts: { basis } })),
})
