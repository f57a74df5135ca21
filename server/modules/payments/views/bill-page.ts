import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { maySee } from '../policy.ts'
import { pageShown } from '../showing.ts'
import { findBill, movementsOf, refundsOf } from '../store.ts'

/** One bill for whoever pays it and for the staff of the body: what is owed, what came, what goes back. */
export const billPage = view(contract.billPage, {
  async look(ctx, { id }) {
    const bill = await findBill(ctx, { id })
    if (!bill || !maySee(ctx, bill)) throw notFound({ billId: id })
    const organ = await getOrgan(ctx, bill.organ_id)
    return pageShown(ctx, bill, organ.name, await movementsOf(ctx, id), await refundsOf(ctx, id))
  },
})
