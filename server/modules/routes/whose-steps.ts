/** Whose open steps are: the sentences of `policy.ts` as conditions on `routes.v_open_step v`. */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { bodiesOf } from './policy.ts'
import type { Role } from './store.ts'

const roles: readonly Role[] = ['approver', 'department-head', 'window-clerk']

/** The posts the actor holds: bodies and roles. */
export function posts({ actor }: Pick<Ctx, 'actor'>): RawBuilder<unknown> {
  const pairs = roles.flatMap((role) => bodiesOf(actor, role).map((organ) => ({ organ, role })))
  return sql`select * from unnest(${pairs.map(({ organ }) => organ)}::uuid[], ${pairs.map(({ role }) => role)}::text[])`
}

export const ofPosts = (ctx: Ctx) => sql`(v.organ_id, v.role) in (${posts(ctx)})`

/** Held by the actor, or by somebody the actor stands in for today. */
export const heldBy = (ctx: Ctx) => sql`v.holder in (
  select ${ctx.actor.subjectId ?? null}::uuid union all ${standingInFor(ctx)})`

/** The people the actor stands in for today. */
export const standingInFor = (ctx: Ctx) => sql`
  select d.staff_id from routes.deputy d where d.deputy_id = ${ctx.actor.subjectId ?? null}::uuid and d.ended_at is null
    and ${ctx.today}::date between d.from_on and d.to_on`
