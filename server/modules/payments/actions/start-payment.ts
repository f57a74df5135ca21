import { action } from '#kernel/action.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { payUrl } from '../channel/gateway.ts'
import * as contract from '../contract.ts'
import { mayPay } from '../policy.ts'
import { lockBill, orderNumber, saveBill } from '../store.ts'

/**
 * The payer sets out for the gateway. Every attempt is for the same order, which the gateway takes once: whoever tries again,
 * or pays in two windows, pays once.
 */
export const startPayment = action(contract.startPayment, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayPay,
  async run(ctx, _, bill) {
    const { paymentUrl, publicUrl, host, port } = ctx.config
    if (!paymentUrl) throw contract.gatewayOff()
    const open = bill.status === 'due' || bill.status === 'paying'
    if (!open || bill.due_on < ctx.today) throw contract.nothingToPay({ status: bill.status })
    const attempt = bill.attempts + 1
    const here = publicUrl ?? `http://${host}:${port}`
    const organ = await getOrgan(ctx, bill.organ_id)
    // An order the gateway has closed, having taken nothing, is followed by another.
    const number = bill.closed ? orderNumber(ctx) : bill.number
    await saveBill(ctx, bill, {
      number,
      closed: false,
      status: 'paying',
      attempts: attempt,
      failure: null,
      paying_at: ctx.now,
      asked_at: ctx.now,
      asks: 0,
    })
    const url = payUrl(
      paymentUrl,
      {
        order: number,
        amount: bill.amount,
        title: bill.title,
        payee: organ.name,
        attempt,
        expires: bill.due_on,
        back: `${here}/bills/${bill.id}`,
        notify: `${here}/api/payment-notices`,
      },
      ctx.now,
    )
    return { id: bill.id, status: 'paying' as const, payUrl: url }
  },
})
