import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import type { StepView } from '../contract.ts'
import { heldBy, ofPosts, posts } from '../whose-steps.ts'

type Row = {
  case_id: string
  no: number
  about: string
  name: string
  organ_id: string
  holder_name: string | null
  due_on: string
  provisional: boolean
  lapsed_on: string | null
}

/** Open steps by what the actor has to do with them: the policy sentence as a condition, read from an index each. */
export const mySteps = view(contract.mySteps, {
  async look(ctx, { show, after, limit }) {
    const { rows } = await sql<Row>`
      select v.* from routes.v_open_step v
      where ${conditions[show](ctx)} ${positionAfter(after)}
      order by v.due_on, v.case_id, v.no limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return {
      rows: page.map((row) => ({
        caseId: row.case_id,
        no: row.no,
        about: row.about,
        stepName: row.name,
        organName: organs.get(row.organ_id)?.name ?? '',
        holderName: row.holder_name ?? undefined,
        dueOn: row.due_on,
        provisional: row.provisional,
        lapsed: row.lapsed_on !== null,
      })),
      next: rows.length > limit && last ? `${last.due_on}_${last.case_id}_${last.no}` : undefined,
    }
  },
})

/** A position that is not one of ours starts at the top. */
function positionAfter(after?: string): RawBuilder<unknown> {
  const found = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})_(\d+)$/.exec(after ?? '')
  if (!found) return sql``
  return sql`and (v.due_on, v.case_id, v.no) > (${found[1]!}::date, ${found[2]!}::uuid, ${Number(found[3])}::smallint)`
}

const conditions: Record<StepView, (ctx: Ctx) => RawBuilder<unknown>> = {
  mine: (ctx) => sql`${heldBy(ctx)} and ${ofPosts(ctx)}`,
  team: (ctx) => sql`${ofPosts(ctx)} and v.holder is null`,
  joint: (ctx) => sql`${ofPosts(ctx)} and v.joint and (v.holder is null or ${heldBy(ctx)})`,
  signatures: (ctx) => sql`exists (
    select from routes.signature g
    where g.case_id = v.case_id and g.step_no = v.no and g.status = 'open' and (
      g.signer = ${ctx.actor.subjectId ?? null}::uuid or (g.organ_id, g.role) in (${posts(ctx)})))`,
  waiting: (ctx) => sql`${heldBy(ctx)} and v.signs = 'missing'`,
}
