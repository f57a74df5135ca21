import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { moveOn } from '../move-on.ts'
import { mayTake } from '../policy.ts'
import { lockBadRating } from '../store.ts'

/** The body says what it did; the rater reads it, and the public when the loop is over. */
export const rectify = action(contract.rectify, {
  load: (ctx, { id }) => lockBadRating(ctx, id),
  allow: ({ actor }, { loop }) => mayTake('rectify', actor, loop),
  run: (ctx, input, bad) => moveOn(ctx, bad, 'rectify', input.how, input.done),
})
