import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { moveOn } from '../move-on.ts'
import { mayTake } from '../policy.ts'
import { lockBadRating } from '../store.ts'

/** A body looks into a complaint about itself; finding it unfounded ends nothing, it only asks for a review. */
export const verifyBadRating = action(contract.verifyBadRating, {
  load: (ctx, { id }) => lockBadRating(ctx, id),
  allow: ({ actor }, { loop }) => mayTake('verify', actor, loop),
  run: (ctx, input, bad) => moveOn(ctx, bad, 'verify', input.upheld ? 'upheld' : 'not-upheld', input.reason),
})
