import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayHere } from '../policy.ts'
import { proposeBack } from '../refunds.ts'
import { refundable } from '../rules/bill-status.ts'
import { lockBill, refundsOf, underwayOf } from '../store.ts'

/** Some or all of what was paid is to go back; another person decides. */
export const proposeRefund = action(contract.proposeRefund, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.manage'),
  async run(ctx, { amount, reason }, bill) {
    const most = refundable(bill, underwayOf(await refundsOf(ctx, bill.id)))
    if (amount > most) throw contract.refundTooMuch({ most })
    return { id: bill.id, refundId: await proposeBack(ctx, bill, { amount, cause: 'staff', reason }) }
  },
})
