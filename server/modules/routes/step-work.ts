/** Cases in which a step asks something of somebody: for the worklists of modules below. */
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { bodiesOf, wordOf } from './policy.ts'
import type { Role } from './store.ts'
import { heldBy, ofPosts, posts, standingInFor } from './whose-steps.ts'

/** `dueOn`: the day of the step; `what`: its name, and what is asked on it. */
export type StepWork = { caseId: string; dueOn: string; what: string }

/** What the actor, or whom they stand in for, has claimed or was given; the first due first, at most so many. */
export async function heldWork(ctx: Ctx, most: number): Promise<StepWork[]> {
  return firstOf(ctx, most, [
    sql`select v.case_id, v.due_on, v.name as what from routes.v_open_step v where ${heldBy(ctx)}`,
  ])
}

/** What other bodies and colleagues ask of the actor: a joint step nobody else holds, a countersignature, an opinion. */
export async function askedWork(ctx: Ctx, most: number): Promise<StepWork[]> {
  const self = sql`${ctx.actor.subjectId ?? null}::uuid`
  const signing = (whose: RawBuilder<unknown>) => sql`
    select g.case_id, g.due_on, '会签：' || g.step_name as what from routes.v_open_signature g where ${whose}`
  return firstOf(ctx, most, [
    sql`select v.case_id, v.due_on, v.name as what from routes.v_open_step v
      where v.joint and ${ofPosts(ctx)} and (v.holder is null or ${heldBy(ctx)})`,
    signing(sql`g.signer = ${self}`),
    signing(sql`g.signer in (${standingInFor(ctx)}) and g.asked_by is distinct from ${self}`),
    signing(sql`(g.organ_id, g.role) in (${posts(ctx)})`),
    sql`select q.case_id, v.due_on, '征求意见：' || v.name as what
      from routes.consultation q join routes.v_open_step v on v.case_id = q.case_id and v.no = q.step_no
      where q.answered_at is null and q.organ_id = any(${bodiesWorkedAt(ctx)}::uuid[]) 
        and (q.asked is null or q.asked = ${self} or q.asked in (${standingInFor(ctx)}) and q.asked_by is distinct from ${self})`,
  ])
}

/** Steps of these bodies that wait for countersignatures. */
export async function unsignedWork(ctx: Ctx, organs: readonly string[], most: number): Promise<StepWork[]> {
  return firstOf(ctx, most, [
    sql`select v.case_id, v.due_on, v.name as what from routes.v_open_step v
      where v.signs = 'missing' and v.organ_id = any(${[...organs]}::uuid[])`,
  ])
}

/** The bodies whose steps the actor's posts do. */
export function bodiesWorkedAt(ctx: Pick<Ctx, 'actor'>): string[] {
  return [...new Set((Object.keys(wordOf) as Role[]).flatMap((role) => bodiesOf(ctx.actor, role)))]
}

/** A case once, by what is due first in it. */
async function firstOf({ db }: Ctx, most: number, kinds: readonly RawBuilder<unknown>[]): Promise<StepWork[]> {
  const each = kinds.map((kind) => sql`(${kind} order by 2, 1 limit ${most})`)
  const { rows } = await sql<StepWork>`
    select case_id as "caseId", due_on as "dueOn", what from (
      select distinct on (case_id) case_id, due_on, what from (${sql.join(each, sql` union all `)}) every
      order by case_id, due_on, what
    ) work order by due_on, case_id limit ${most}`.execute(db)
  return rows
}
