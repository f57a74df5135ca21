import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { claim } from '../holding.ts'
import { lockStep } from '../step-acts.ts'

/** One of the post takes the step: from now on it is theirs alone. */
export const claimStep = action(contract.claimStep, {
  load: lockStep,
  run: (ctx, _input, held) => claim(ctx, held),
})
