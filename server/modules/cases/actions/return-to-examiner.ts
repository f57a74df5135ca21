import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { aboutStep, lockCase, returnFrom, statusBy, stepFor } from '../steps.ts'
import { advance, requireOpen } from '../transitions.ts'

/** The step needs more before it can be done: back to an earlier one, while both clocks go on. */
export const returnToExaminer = action(contract.returnToExaminer, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('return'),
  async run(ctx, { step: no, to, reason }, file) {
    requireOpen(file, 'return')
    const step = stepFor(ctx.actor, file, 'return', no)
    const steps = await returnFrom(ctx, file, step, to, reason)
    const facts = await aboutStep(ctx, step)
    const next = await advance(ctx, file, { act: 'return', to: statusBy(steps), words: reason, facts, set: { steps } })
    return movedTo(ctx, next)
  },
})
