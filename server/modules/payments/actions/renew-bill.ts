import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayHere } from '../policy.ts'
import { lockBill, saveBill } from '../store.ts'

/** A new last day for a bill that lapsed. */
export const renewBill = action(contract.renewBill, {
  load: (ctx, { id }) => lockBill(ctx, id),
  allow: mayHere('payments.manage'),
  async run(ctx, { dueOn }, bill) {
    if (bill.status !== 'lapsed' || dueOn < ctx.today) throw contract.notLapsed()
    await saveBill(ctx, bill, { status: 'due', due_on: dueOn, failure: null })
    return { id: bill.id, status: 'due' as const }
  },
})
