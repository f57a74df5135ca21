import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { moveOn } from '../move-on.ts'
import { mayTake } from '../policy.ts'
import { lockBadRating } from '../store.ts'

/** Every bad rating under a real name gets a return visit; it closes the loop, whichever way it goes. */
export const recordReturnVisit = action(contract.recordReturnVisit, {
  load: (ctx, { id }) => lockBadRating(ctx, id),
  allow: ({ actor }, { loop }) => mayTake('return-visit', actor, loop),
  run: (ctx, input, bad) => moveOn(ctx, bad, 'return-visit', input.outcome, input.note),
})
