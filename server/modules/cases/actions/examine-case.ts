import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { caseExamined } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { aboutStep, doStep, lockCase, statusBy, stepFor } from '../steps.ts'
import { advance, requireOpen } from '../transitions.ts'

/** The examiner says what was found and what should be decided (行政许可法 art. 34); after the last review step it is decided. */
export const examineCase = action(contract.examineCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('examine'),
  async run(ctx, { step: no, recommends, opinion }, file) {
    requireOpen(file, 'examine')
    const step = stepFor(ctx.actor, file, 'examine', no)
    const steps = await doStep(ctx, file, step, { recommends, words: opinion })
    const facts = { recommends, ...(await aboutStep(ctx, step)) }
    const next = await advance(ctx, file, {
      act: 'examine',
      to: statusBy(steps),
      words: opinion,
      facts,
      set: { steps },
    })
    if (next.status === 'examined' && file.status !== 'examined')
      ctx.emit(caseExamined, { ...aboutCase(file), recommends })
    return movedTo(ctx, next)
  },
})
