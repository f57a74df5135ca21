import { action } from '#kernel/action.ts'
import { checkMovedTo, conclude } from '../commitment-check.ts'
import * as contract from '../contract.ts'
import { holdsHere, mayCheck } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The promise was kept, or it was not; undoing the decision takes the word to decide as well. */
export const concludeCheck = action(contract.concludeCheck, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: (ctx, file, { outcome }) =>
    mayCheck(ctx, file) && (outcome !== 'revoke' || holdsHere(ctx.actor, 'cases.decide', file)),
  run: async (ctx, input, file) => checkMovedTo(ctx, file, await conclude(ctx, file, input)),
})
