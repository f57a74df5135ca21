import { view } from '#kernel/view.ts'
import { tables } from '#kernel/ctx.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { itemActs, mayEdit, versionActs } from '../policy.ts'
import type { CatalogueTables } from '../store.ts'

/** An item with all its versions; for others than its editors it is not there. */
export const itemPage = view(contract.itemPage, {
  async look(ctx, { id }) {
    const db = tables<CatalogueTables>(ctx)
    const item = await db.selectFrom('catalogue.item').selectAll().where('id', '=', id).executeTakeFirst()
    const place = item && { organId: item.organ_id, regionCode: item.region_code }
    if (!item || !place || !mayEdit(ctx, place)) throw contract.itemMissing({ id })
    const versions = await db
      .selectFrom('catalogue.item_version')
      .select(['id', 'no', 'status', 'revision', 'authors', 'changed_at', 'published_on', 'effective_on'])
      .where('item_id', '=', id)
      .orderBy('no', 'desc')
      .execute()
    const hasOpenVersion = versions.some((one) => ['draft', 'submitted', 'scheduled'].includes(one.status))
    return {
      id,
      code: item.code,
      name: item.name,
      ...place,
      organName: (await getOrgan(ctx, item.organ_id)).name,
      status: item.status,
      can: itemActs(ctx, item, hasOpenVersion),
      versions: versions.map(({ changed_at, published_on, effective_on, authors, ...version }) => ({
        ...version,
        can: versionActs(ctx, { ...version, authors, ...place }),
        changedAt: changed_at.toISOString(),
        publishedOn: published_on ?? undefined,
        effectiveOn: effective_on ?? undefined,
      })),
    }
  },
})
