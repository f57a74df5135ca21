/** What is asked of the gateway, and what the payer is told. An answer that does not come is asked for again by the sweep. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { applyState } from './applying.ts'
import { yuan } from './bills.ts'
import { askOrder, closeOrder, sendBack } from './channel/gateway.ts'
import type { OrderState } from './contract.ts'
import { compareDay } from './day-check.ts'
import * as events from './events.ts'
import { writeReceipt } from './receipt.ts'
import { type BillRow, findBill, refundsOf } from './store.ts'

export const reactions = [
  on(events.orderToAsk, 'payments.ask-order', (ctx, { billId }) =>
    withAnswer(ctx, billId, (url, bill) => askOrder(url, bill.number, ctx.now)),
  ),
  on(events.orderToClose, 'payments.close-order', (ctx, { billId }) =>
    withAnswer(ctx, billId, (url, bill) =>
      bill.status === 'due' || bill.status === 'paying'
        ? askOrder(url, bill.number, ctx.now)
        : closeOrder(url, bill.number, ctx.now),
    ),
  ),
  on(events.refundToSend, 'payments.send-refund', async (ctx, { billId, refundId }) => {
    const refund = (await refundsOf(ctx, billId)).find((one) => one.id === refundId)
    if (refund?.status !== 'approved') return
    const { amount, reason } = refund
    await withAnswer(ctx, billId, (url, bill) =>
      sendBack(url, { order: bill.number, refund: refundId, amount, reason }, ctx.now),
    )
  }),
  on(events.dayToCheck, 'payments.compare-day', (ctx, { day }) => compareDay(ctx, day)),
  on(events.billPaid, 'payments.write-receipt', (ctx, { billId }) => writeReceipt(ctx, billId)),
  on(events.billPaid, 'payments.tell-paid', (ctx, { billId }) =>
    tell(
      ctx,
      billId,
      'paid',
      '缴费成功',
      (bill) => `“${bill.title}”的费用 ${yuan(bill.amount)} 元已经收到，可以下载收据。`,
    ),
  ),
  on(events.billRefunded, 'payments.tell-refunded', (ctx, { billId, returned }) =>
    tell(ctx, billId, `refunded:${returned}`, '退费已退回', (bill) => {
      const so = bill.returned < bill.taken ? '（部分）' : ''
      return `“${bill.title}”的费用${so}已经原路退回，累计退回 ${yuan(returned)} 元。`
    }),
  ),
]

async function withAnswer(
  ctx: Ctx,
  billId: string,
  ask: (url: string, bill: BillRow) => Promise<OrderState>,
): Promise<void> {
  const bill = await findBill(ctx, { id: billId })
  const { paymentUrl } = ctx.config
  if (!bill || !paymentUrl) return
  const state = await ask(paymentUrl, bill).catch((err: unknown) => {
    ctx.log.warn({ err, billId }, 'the payment gateway gave no answer; it will be asked again')
  })
  if (state?.order === bill.number) await applyState(ctx, billId, state, 'query')
}

async function tell(
  ctx: Ctx,
  billId: string,
  what: string,
  title: string,
  body: (bill: BillRow) => string,
): Promise<void> {
  const bill = await findBill(ctx, { id: billId })
  if (!bill) return
  await sendNotice(ctx, {
    to: await accountsOf(ctx, { kind: bill.payer_kind, id: bill.payer_id }, bill.item_id ?? undefined),
    of: { kind: bill.payer_kind, id: bill.payer_id },
    kind: 'progress',
    title,
    body: body(bill),
    link: `/bills/${billId}`,
    about: { module: 'payments', id: billId },
    dedupeKey: `payments:${billId}:${what}`,
  })
}
