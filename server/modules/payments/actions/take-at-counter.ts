import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { keepAtCounter } from '../counter-money.ts'
import { billPaid, orderToClose } from '../events.ts'
import { mayHere } from '../policy.ts'
import { statusBy } from '../rules/bill-status.ts'
import { toTake } from '../rules/counter.ts'
import { lockBill, moneyOf, owedBy, saveBill, subjectOf } from '../store.ts'

/**
 * The whole of what is owed, in cash or by card at a window. An order begun online is closed at the gateway; what it took all the
 * same is proposed for refund when it says so.
 */
export const takeAtCounter = action(contract.takeAtCounter, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.take'),
  async run(ctx, { means, amount, slip }, bill) {
    const owed = toTake(owedBy(bill), ctx.today)
    if (owed === 0) throw contract.nothingToPay({ status: bill.status })
    if (amount !== owed) throw contract.amountChanged({ owed })
    const serial = await keepAtCounter(ctx, bill, { kind: 'taken', means, amount, slip })
    const money = await moneyOf(ctx, bill.id)
    const status = statusBy(bill.status, { amount: bill.amount, ...money })
    const next = await saveBill(ctx, bill, { ...money, status, failure: null, paid_at: ctx.now, at_counter: true })
    ctx.emit(billPaid, subjectOf(next))
    if (bill.attempts > 0 && !bill.closed) ctx.emit(orderToClose, { billId: bill.id })
    ctx.note({ means, amount, serial })
    return { id: bill.id, status, serial }
  },
})
