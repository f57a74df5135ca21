import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { refuse } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/**
 * Not a matter for a permission, or not this body's: told at once, naming the right body (行政许可法 art. 32(1)(1)(2)).
 * Of a window it is a proposal until a superior countersigns.
 */
export const refuseAcceptance = action(contract.refuseAcceptance, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('refuse-acceptance'),
  run: async (ctx, { ground, reason, rightBody }, file) =>
    movedTo(ctx, await refuse(ctx, file, { reason, facts: { ground, rightBody } })),
})
