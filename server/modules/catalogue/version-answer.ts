import type { Ctx } from '#kernel/ctx.ts'
import { versionActs, writerOf } from './policy.ts'
import type { VersionRow } from './store.ts'

/** Whose text the draft is now, for whoever writes in it as well; `mine`: written in another window or post of the same person. */
export function lastWriter(ctx: Ctx, { written_by: writer, written_by_name: by }: VersionRow) {
  return { by: by ?? undefined, mine: writer === writerOf(ctx.actor) }
}

/** What every act on a version answers. */
export function versionAnswer(ctx: Ctx, version: VersionRow) {
  const { id, item_id: itemId, no, status, revision } = version
  return { id, itemId, no, status, revision, can: versionActs(ctx, version) }
}
