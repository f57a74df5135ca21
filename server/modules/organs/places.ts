import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { noSuchWindow } from './contract.ts'
import { describeOrgans, type Post } from './index.ts'
import { getHall, hasWindow } from './store.ts'

/** @throws notFound for an unknown hall or covered body, noSuchWindow */
export async function refuseUnknownPlaces(
  ctx: Ctx,
  { coversOrgans, hallId, windowNo }: Pick<Post, 'coversOrgans' | 'hallId' | 'windowNo'>,
): Promise<void> {
  const covered = await describeOrgans(ctx, coversOrgans)
  if (coversOrgans.some((id) => !covered.has(id))) throw notFound({ coversOrgans })
  if (hallId) await getHall(ctx, hallId)
  if (windowNo && !(hallId && (await hasWindow(ctx, hallId, windowNo)))) throw noSuchWindow()
}
