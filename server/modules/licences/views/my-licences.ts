import { cutPage } from '#kernel/page.ts'
import { notPermitted } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { cardOf } from '../cards.ts'
import * as contract from '../contract.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { licencesTables } from '../store.ts'

/** One's own licences, or those of the enterprise one acts for; newest first. */
export const myLicences = view(contract.myLicences, {
  async look(ctx, { after, limit }) {
    const holder = actingWhollyFor(ctx)
    if (!holder) throw notPermitted()
    let query = licencesTables(ctx)
      .selectFrom('licences.licence')
      .selectAll()
      .where('holder_kind', '=', holder.kind)
      .where('holder_id', '=', holder.id)
      .where('awaits_payment', '=', false)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return { rows: page.map((row) => cardOf(ctx, row)), next }
  },
})
