import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'

/** The holder gives the step back to the post. */
export const releaseStep = action(contract.releaseStep, {
  load: lockStep,
  async run(ctx, _input, held) {
    requireAct(ctx, 'release', held)
    await changeStep(ctx, held, { holder: null, holder_name: null })
    return acted(ctx, held, 'release')
  },
})
