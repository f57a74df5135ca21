import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { caseClosed } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { advance } from '../transitions.ts'

/** The result has arrived by counter or by post: the case is done. */
export const closeCase = action(contract.closeCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('close'),
  async run(ctx, _input, file) {
    const closed = await advance(ctx, file, { act: 'close', set: { closed_at: ctx.now } })
    ctx.emit(caseClosed, aboutCase(file))
    return movedTo(ctx, closed)
  },
})
