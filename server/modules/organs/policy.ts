import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { getOrgan, type Post } from './index.ts'

/** Bodies, halls and posts are arranged by administrators whose reach covers the body or its region. */
export function mayManage(ctx: Ctx, place: { organId: string; regionCode: string }): boolean {
  return covers(scopeOf(ctx.actor, 'organs.manage'), place)
}

/** Nobody rearranges the post they act from. */
export async function mayManagePost(ctx: Ctx, post: Post): Promise<boolean> {
  if (ctx.actor.post?.id === post.id) return false
  const { regionCode } = await getOrgan(ctx, post.organId)
  return mayManage(ctx, { organId: post.organId, regionCode })
}
