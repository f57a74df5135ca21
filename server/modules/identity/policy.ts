import { covers, type Scope, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type RawBuilder, sql } from 'kysely'
import type { AccountRow } from './store-account.ts'
import { representsLegally, type StoredMandate } from './store-mandate.ts'
import { type Place, postsOf } from './store-staff.ts'

/** Only the legal representative speaks for the enterprise to begin with (民法典 art. 61). */
export async function mayGiveMandates(ctx: Ctx, enterpriseId: string): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true
  return ctx.actor.kind === 'citizen' && representsLegally(ctx, ctx.actor.subjectId, enterpriseId)
}

/** 民法典 art. 173: the enterprise takes the mandate back, or the agent lays it down; a clerk does either for someone at the counter. */
export async function mayRevoke(
  ctx: Ctx,
  { agentId, enterpriseId, personId, basis, asLegalRepresentative }: StoredMandate,
): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'citizen') return true
  // A guardian is one by law: neither the child nor the guardian ends that with a button (art. 34, 39).
  if (asLegalRepresentative || basis === 'guardian') return false
  if (agentId === actor.subjectId || (personId !== undefined && personId === actor.subjectId)) return true
  return enterpriseId !== undefined && representsLegally(ctx, actor.subjectId, enterpriseId)
}

/** Whether the actor is that member of staff: nobody arranges their own posts. */
export function isSelf(ctx: Ctx, staffId: string): boolean {
  return ctx.actor.kind === 'staff' && ctx.actor.subjectId === staffId
}

/** Staff are seen by whose reach covers one of their posts; those without a post by who sees everybody. */
export function maySeeStaff(scope: Scope | undefined, posts: readonly Place[]): boolean {
  return scope?.everywhere === true || posts.some((post) => covers(scope, post))
}

/** The same sentence for a list: `staffId` is a column. */
export function staffSeen(scope: Scope | undefined, staffId: RawBuilder<unknown>): RawBuilder<unknown> {
  if (scope?.everywhere) return sql`true`
  return sql`exists (
    select from identity.staff_post mine join organs.v_post place on place.id = mine.post_id
    where mine.staff_id = ${staffId} and (place.organ_id = any(${scope?.organs ?? []}::uuid[])
      or exists (select from unnest(${scope?.regions ?? []}::text[]) as prefix where starts_with(place.region_code, prefix))))`
}

/** Staff are arranged by whose reach covers all of their posts, old and new. */
export function mayArrangeStaff(ctx: Ctx, posts: readonly Place[]): boolean {
  const scope = scopeOf(ctx.actor, 'identity.manage-accounts')
  return scope?.everywhere === true || (posts.length > 0 && posts.every((post) => covers(scope, post)))
}

/** Citizens belong to no body and no region: their accounts are for who manages everywhere. */
export async function mayManageAccount(ctx: Ctx, account: AccountRow): Promise<boolean> {
  return mayArrangeStaff(ctx, account.staff_id ? await postsOf(ctx, account.staff_id) : [])
}

/** The roles of every post the actor holds, whichever they act from now. */
export async function ownPosts(ctx: Ctx): Promise<{ id: string; roles: string[] }[]> {
  return ctx.actor.kind === 'staff' ? postsOf(ctx, ctx.actor.subjectId!) : []
}
