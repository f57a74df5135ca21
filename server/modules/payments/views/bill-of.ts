import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { canOf, maySee } from '../policy.ts'
import { rowOf } from '../showing.ts'
import { findBill, refundsOf } from '../store.ts'

/** The bill of a case, in brief, for the case's page; none where nothing is charged. */
export const billOf = view(contract.billOf, {
  async look(ctx, { subjectId }) {
    const bill = await findBill(ctx, { subject_id: subjectId })
    if (!bill || !maySee(ctx, bill)) return {}
    const { id, number, amount, status, statusTitle, dueOn } = rowOf(bill)
    return {
      bill: {
        id,
        number,
        amount,
        status,
        statusTitle,
        dueOn,
        failure: bill.failure ?? undefined,
        receipt: bill.receipt_number ? { number: bill.receipt_number } : undefined,
        can: canOf(ctx, bill, await refundsOf(ctx, id)),
      },
    }
  },
})
