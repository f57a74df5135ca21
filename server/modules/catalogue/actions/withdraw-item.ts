import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import * as contract from '../contract.ts'
import { itemWithdrawn } from '../events.ts'
import { itemActs, mayPublish } from '../policy.ts'
import { type CatalogueTables, lockItem, nextEdition } from '../store.ts'

/** The item leaves the published list. Cases already filed go on under their version. */
export const withdrawItem = action(contract.withdrawItem, {
  load: (ctx, { id }) => lockItem(ctx, id),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  async run(ctx, _, item) {
    const { id: itemId, organ_id: organId, region_code: regionCode, published_version_id: versionId } = item
    if (item.status !== 'published' || !versionId)
      throw contract.actNotOpen({ status: item.status, open: itemActs(ctx, item, false) })
    const db = tables<CatalogueTables>(ctx)
    await db
      .updateTable('catalogue.item')
      .set({ status: 'withdrawn', published_version_id: null, edition: await nextEdition(ctx), changed_at: ctx.now })
      .where('id', '=', itemId)
      .execute()
    await db
      .updateTable('catalogue.item_version')
      .set({ status: 'withdrawn', changed_at: ctx.now })
      .where('id', '=', versionId)
      .execute()
    ctx.emit(itemWithdrawn, { itemId, versionId, organId, regionCode })
    return { id: itemId, status: 'withdrawn' as const }
  },
})
