import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { aboutStep, lockCase, statusBy, stepFor, takeStepBack } from '../steps.ts'
import { advance, requireOpen } from '../transitions.ts'

/** Who did the last step takes it back, as long as nobody acted on what followed. */
export const takeBack = action(contract.takeBack, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('take-back'),
  async run(ctx, { step: no, reason }, file) {
    requireOpen(file, 'take-back')
    const step = stepFor(ctx.actor, file, 'take-back', no)
    const steps = await takeStepBack(ctx, file, step)
    const facts = await aboutStep(ctx, step)
    const next = await advance(ctx, file, {
      act: 'take-back',
      to: statusBy(steps),
      words: reason,
      facts,
      set: { steps },
    })
    return movedTo(ctx, next)
  },
})
