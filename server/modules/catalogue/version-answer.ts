import type { Ctx } from '#kernel/ctx.ts'
import { versionActs } from './policy.ts'
import type { VersionRow } from './store.ts'

/** What every act on a version answers. */
export function versionAnswer(ctx: Ctx, version: VersionRow) {
  const { id, item_id: itemId, no, status, revision } = version
  return { id, itemId, no, status, revision, can: versionActs(ctx, version) }
}
