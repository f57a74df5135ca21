import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { refundToSend } from '../events.ts'
import { mayDecide, mayHere } from '../policy.ts'
import { changeRefund, tellToFetch } from '../refunds.ts'
import { lockBill, refundsOf } from '../store.ts'

/** The second person: agrees, and the money goes back, or declines and says why. */
export const decideRefund = action(contract.decideRefund, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.approve-refund'),
  async run(ctx, { refundId, agrees, words }, bill) {
    const refund = (await refundsOf(ctx, bill.id)).find((one) => one.id === refundId)
    if (!refund) throw notFound({ refundId })
    if (refund.status !== 'proposed') throw contract.refundNotOpen()
    if (!mayDecide(ctx.actor, bill, refund)) throw contract.refundOwn()
    await changeRefund(ctx, refundId, 'proposed', {
      status: agrees ? 'approved' : 'declined',
      decided_by: ctx.actor.id,
      decided_by_name: ctx.actor.name,
      decided_at: ctx.now,
      words: words ?? null,
      sent_at: agrees && !refund.at_counter ? ctx.now : null,
    })
    ctx.touch(`payments:${bill.organ_id}`)
    if (agrees && refund.at_counter) await tellToFetch(ctx, bill, refund)
    else if (agrees) ctx.emit(refundToSend, { billId: bill.id, refundId })
    return { id: bill.id, refundId }
  },
})
