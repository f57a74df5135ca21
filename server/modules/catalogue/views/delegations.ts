import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { handlingOf } from '../delegation.ts'
import { findPublishedHead } from '../store.ts'

/** Whom one may turn to with this item today. */
export const delegations = view(contract.delegations, {
  async look(ctx, { id }) {
    if (!(await findPublishedHead(ctx, id))) throw contract.itemMissing({ id })
    return handlingOf(ctx, id)
  },
})
