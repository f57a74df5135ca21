import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { acted, changeStep, lockStep, requireAct } from '../step-acts.ts'

/** One of the post takes the step: from now on it is theirs alone. */
export const claimStep = action(contract.claimStep, {
  load: lockStep,
  async run(ctx, _input, held) {
    requireAct(ctx, 'claim', held)
    await changeStep(ctx, held, { holder: ctx.actor.subjectId!, holder_name: ctx.actor.name })
    return acted(ctx, held, 'claim')
  },
})
