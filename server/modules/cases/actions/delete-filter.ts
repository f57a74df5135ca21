import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { isOwn, lockFilter } from '../saved-filters.ts'
import { casesTables } from '../store.ts'

export const deleteFilter = action(contract.deleteFilter, {
  load: (ctx, input) => lockFilter(ctx, input.id),
  allow: isOwn,
  async run(ctx, { id }) {
    await casesTables(ctx).deleteFrom('cases.saved_filter').where('id', '=', id).execute()
    return { id }
  },
})
