import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import * as contract from '../contract.ts'
import { itemWithdrawn } from '../events.ts'
import { itemActs, mayPublish } from '../policy.ts'
import { type CatalogueTables, lockItem, nextEdition } from '../store.ts'
import { recordVersionActs } from '../version-history.ts'

/** The item leaves the published list. Cases already filed go on under their version. */
export const withdrawItem = action(contract.withdrawItem, {
  load: (ctx, { id }) => lockItem(ctx, id),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  async run(ctx, { reason }, item) {
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
      .set({ status: 'withdrawn', in_force_to: ctx.now, changed_at: ctx.now })
      .where('id', '=', versionId)
      .execute()
    // What waited for its day would bring the item back by itself.
    const waiting = await db
      .updateTable('catalogue.item_version')
      .set({ status: 'draft', effective_on: null, returned_because: `事项已取消：${reason}`, changed_at: ctx.now })
      .where('item_id', '=', itemId)
      .where('status', '=', 'scheduled')
      .returning('id')
      .execute()
    await recordVersionActs(ctx, [versionId], 'withdraw', reason)
    await recordVersionActs(
      ctx,
      waiting.map((one) => one.id),
      'return',
      '事项已取消',
    )
    ctx.emit(itemWithdrawn, { itemId, versionId, organId, regionCode })
    return { id: itemId, status: 'withdrawn' as const }
  },
})
