import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { counterMeansOf, keepAtCounter } from '../counter-money.ts'
import { billRefunded } from '../events.ts'
import { mayHere } from '../policy.ts'
import { changeRefund } from '../refunds.ts'
import { statusBy } from '../rules/bill-status.ts'
import { lockBill, moneyOf, movementsOf, refundsOf, saveBill, subjectOf } from '../store.ts'

/** What one person proposed and another agreed to is handed back at the window, as it came. */
export const payBackAtCounter = action(contract.payBackAtCounter, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.take'),
  async run(ctx, { refundId, slip }, bill) {
    const refund = (await refundsOf(ctx, bill.id)).find((one) => one.id === refundId)
    if (!refund) throw notFound({ refundId })
    const means = counterMeansOf(await movementsOf(ctx, bill.id))
    if (refund.status !== 'approved' || !refund.at_counter || !means) throw contract.refundNotOpen()
    await keepAtCounter(ctx, bill, { kind: 'returned', means, amount: refund.amount, slip, refundId })
    await changeRefund(ctx, refundId, 'approved', { status: 'done', done_at: ctx.now })
    const money = await moneyOf(ctx, bill.id)
    const status = statusBy(bill.status, { amount: bill.amount, ...money })
    const next = await saveBill(ctx, bill, { ...money, status })
    ctx.emit(billRefunded, { ...subjectOf(next), returned: money.returned })
    ctx.note({ means, amount: refund.amount })
    return { id: bill.id, refundId }
  },
})
