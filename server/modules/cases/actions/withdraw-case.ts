import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { caseWithdrawn } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../store.ts'
import { advance } from '../transitions.ts'

/** The applicant takes the application back, at any time before the decision. */
export const withdrawCase = action(contract.withdrawCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('withdraw'),
  async run(ctx, { reason }, file) {
    const next = await advance(ctx, file, { act: 'withdraw', words: reason, phase: null, set: { closed_at: ctx.now } })
    ctx.emit(caseWithdrawn, aboutCase(file))
    return movedTo(ctx, next)
  },
})
