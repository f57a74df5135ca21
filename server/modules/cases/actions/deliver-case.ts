import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { caseClosed, caseDelivered } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { advance } from '../transitions.ts'

/** Hands the decision and the licence over (行政许可法 art. 44). Online delivery arrives at once and closes the case. */
export const deliverCase = action(contract.deliverCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('deliver'),
  async run(ctx, { channel, receivedBy, tracking }, file) {
    const delivered = await advance(ctx, file, {
      act: 'deliver',
      facts: { channel, receivedBy, tracking },
      phase: null,
    })
    ctx.emit(caseDelivered, { ...aboutCase(file), channel })
    if (channel !== 'online') return movedTo(ctx, delivered)
    const closed = await advance(ctx, delivered, { act: 'close', set: { closed_at: ctx.now } })
    ctx.emit(caseClosed, aboutCase(file))
    return movedTo(ctx, closed)
  },
})
