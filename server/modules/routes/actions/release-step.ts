import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { release } from '../holding.ts'
import { lockStep } from '../step-acts.ts'

/** The holder gives the step back to the post, or the head takes it from a holder who cannot do it. */
export const releaseStep = action(contract.releaseStep, {
  load: lockStep,
  run: (ctx, { reason }, held) => release(ctx, held, reason),
})
