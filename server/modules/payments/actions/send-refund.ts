import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { refundToSend } from '../events.ts'
import { changeRefund } from '../refunds.ts'
import { lockBill } from '../store.ts'

/** Sends an approved refund again under its own number, which the gateway pays back once. */
export const sendRefund = action(contract.sendRefund, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, { refundId }, bill) {
    await changeRefund(ctx, refundId, 'approved', { sent_at: ctx.now })
    ctx.emit(refundToSend, { billId: bill.id, refundId })
    return { id: bill.id, refundId }
  },
})
