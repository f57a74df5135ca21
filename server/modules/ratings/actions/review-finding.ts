import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { moveOn } from '../move-on.ts'
import { mayTake } from '../policy.ts'
import { lockBadRating } from '../store.ts'

/** Somebody other than the body confirms or overrules its finding that a bad rating is unfounded. */
export const reviewFinding = action(contract.reviewFinding, {
  load: (ctx, { id }) => lockBadRating(ctx, id),
  allow: ({ actor }, { loop }) => mayTake('review', actor, loop),
  run: (ctx, input, bad) => moveOn(ctx, bad, 'review', input.agrees ? 'not-upheld' : 'upheld', input.reason),
})
