import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { addParty } from '../site-check.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Tells somebody whose major interests the matter directly concerns (行政许可法 art. 36). */
export const tellParty = action(contract.tellParty, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('tell-party'),
  async run(ctx, { caseId: _, ...party }, file) {
    const { next, no } = await addParty(ctx, file, party)
    return { ...movedTo(ctx, next), no }
  },
})
