import { action } from '#kernel/action.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract-seals.ts'
import { proposeFor } from '../seal-steps.ts'
import { mayKeepSeal } from '../seals.ts'

/** Nothing is sealed with it before another person agrees. */
export const proposeSeal = action(contract.proposeSeal, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: (ctx, { id }) => mayKeepSeal(ctx, { organ_id: id }),
  run: (ctx, { reason }, organ) => proposeFor(ctx, organ, reason),
})
