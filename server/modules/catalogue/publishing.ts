/** A version comes into force at a moment, and the one before it ends at the same moment: never two, never none between. */
import type { Ctx } from '#kernel/ctx.ts'
import { versionPublished } from './events.ts'
import { changeVersion, putInForce, type VersionRow } from './store.ts'
import { recordVersionActs } from './version-history.ts'

export async function publish(ctx: Ctx, version: VersionRow, why?: string): Promise<VersionRow> {
  const before = await putInForce(ctx, version)
  const published = await changeVersion(ctx, version, {
    status: 'published',
    published_on: ctx.today,
    in_force_from: ctx.now,
  })
  await recordVersionActs(ctx, before, 'supersede')
  await recordVersionActs(ctx, [version.id], 'publish', why)
  const { item_id: itemId, id: versionId, organId, regionCode } = version
  ctx.emit(versionPublished, { itemId, versionId, organId, regionCode })
  return published
}
