import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notYours, type Problem } from '#kernel/problem.ts'
import { getItemVersion, itemMissing, type ItemVersion } from '#modules/catalogue/index.ts'
import * as contract from './contract.ts'

/**
 * A version of an item of one's own region.
 * @throws rehearsals.version-missing, kernel.not-yours
 */
export async function toRehearse(ctx: Ctx, versionId: string): Promise<ItemVersion> {
  const draft = await getItemVersion(ctx, versionId).catch((error: Problem) => {
    throw error.code === itemMissing.code ? contract.versionMissing({ versionId }) : error
  })
  if (!covers(scopeOf(ctx.actor, 'rehearsals.see'), draft)) throw notYours()
  return draft
}
