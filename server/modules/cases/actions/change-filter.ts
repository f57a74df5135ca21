import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { isOwn, lockFilter, nameIsFree } from '../saved-filters.ts'
import { casesTables } from '../store.ts'

export const changeFilter = action(contract.changeFilter, {
  load: (ctx, input) => lockFilter(ctx, input.id),
  allow: isOwn,
  async run(ctx, { id, name, shared, filter, sort }, row) {
    if (name) await nameIsFree(ctx, name, id)
    await casesTables(ctx)
      .updateTable('cases.saved_filter')
      .set({
        name: name ?? row.name,
        shared: shared ?? row.shared,
        filter: filter ?? row.filter,
        sort: sort ?? row.sort,
        saved_at: ctx.now,
      })
      .where('id', '=', id)
      .execute()
    return { id }
  },
})
