import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { orderToAsk, orderToClose } from '../events.ts'
import { maySee } from '../policy.ts'
import { lockBill, saveBill } from '../store.ts'

/** Wants the gateway's own word, because its notice may be late or lost; the answer is waited for elsewhere. */
export const askGateway = action(contract.askGateway, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: maySee,
  async run(ctx, _, bill) {
    if (!ctx.config.paymentUrl) throw contract.gatewayOff()
    await saveBill(ctx, bill, { asked_at: ctx.now, asks: bill.asks + 1 })
    const over = bill.status === 'cancelled' || bill.status === 'lapsed' || bill.at_counter
    ctx.emit(over ? orderToClose : orderToAsk, { billId: bill.id })
    return { id: bill.id, status: bill.status }
  },
})
