import { cutPage } from '#kernel/page.ts'
import { notPermitted } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import * as contract from '../contract-objections.ts'
import { objectionOf, objectionTables } from '../store-objections.ts'

/** What one has objected to, or the enterprise one acts for, and the answers; newest first. */
export const myObjections = view(contract.myObjections, {
  async look(ctx, { after, limit, thingId }) {
    const holder = actingWhollyFor(ctx)
    if (!holder) throw notPermitted()
    let query = objectionTables(ctx)
      .selectFrom('oversight.objection')
      .selectAll()
      .where('holder_kind', '=', holder.kind)
      .where('holder_id', '=', holder.id)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    if (thingId) query = query.where('thing_id', '=', thingId)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return { rows: page.map(objectionOf), next }
  },
})
