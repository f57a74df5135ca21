import type { Ctx } from '#kernel/ctx.ts'
import { postsOf } from './store-staff.ts'
import { representsLegally, type StoredMandate } from './store-mandate.ts'

/** Only the legal representative speaks for the enterprise to begin with (民法典 art. 61). */
export async function mayGiveMandates(ctx: Ctx, enterpriseId: string): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true
  return ctx.actor.kind === 'citizen' && representsLegally(ctx, ctx.actor.subjectId, enterpriseId)
}

/** 民法典 art. 173: the enterprise takes the mandate back, or the agent lays it down; a clerk does either for someone at the counter. */
export async function mayRevoke(
  ctx: Ctx,
  { agentId, enterpriseId, asLegalRepresentative }: StoredMandate,
): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'citizen') return true
  if (asLegalRepresentative) return false
  return agentId === actor.subjectId || representsLegally(ctx, actor.subjectId, enterpriseId)
}

/** Whether the actor is that member of staff: nobody arranges their own posts. */
export function isSelf(ctx: Ctx, staffId: string): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.subjectId === staffId
}

/** The roles of every post the actor holds, whichever they act from now. */
export async function ownPosts(ctx: Ctx): Promise<{ id: string; roles: string[] }[]> {
  return ctx.actor.kind === 'staff' ? postsOf(ctx, ctx.actor.subjectId!) : []
}
