import { action } from '#kernel/action.ts'
import { notPermitted } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { MOST_FILTERS, nameIsFree, ownerOf, savedFiltersOf } from '../saved-filters.ts'
import { casesTables } from '../store.ts'

/** Keeps a filter of the worklist under a name, for oneself or for everybody of the body. */
export const saveFilter = action(contract.saveFilter, {
  async run(ctx, { name, shared, filter, sort }) {
    const { post } = ctx.actor
    if (!post) throw notPermitted()
    await nameIsFree(ctx, name)
    const own = (await savedFiltersOf(ctx)).filter((row) => row.owner_id === ownerOf(ctx))
    if (own.length >= MOST_FILTERS) throw contract.tooManyFilters()
    const id = ctx.newId()
    await casesTables(ctx)
      .insertInto('cases.saved_filter')
      .values({
        id,
        region_code: post.regionCode,
        organ_id: post.organId,
        owner_id: ownerOf(ctx),
        owner_name: ctx.actor.name,
        name,
        shared,
        filter,
        sort,
        saved_at: ctx.now,
      })
      .execute()
    return { id }
  },
})
