import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { invalidInput } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { type DeskSource, deskRows } from '../desk-rows.ts'
import { inScope } from '../policy.ts'

/** Bad ratings the actor may see, by the day the next step is due; those that are over, latest first. */
export const ratingDesk = view(contract.ratingDesk, {
  async look(ctx, { after, limit, show, level }) {
    const over = show === 'over'
    const from = after === undefined ? undefined : positionIn(after)
    const condition = over ? sql`(x.due_on, x.rating_id) <` : sql`(x.due_on, x.rating_id) >`
    const { rows } = await sql<DeskSource>`
      select x.*, r.case_id, r.case_number, r.version_id, r.rated_at
      from ratings.rectification x
      join ratings.rating r on r.id = x.rating_id and r.region_code = x.region_code
      where x.is_over = ${over} and ${inScope(scopeOf(ctx.actor, 'ratings.see'))}
        and ${from ? sql`${condition} (${from.due}::date, ${from.id}::uuid)` : sql`true`}
        and ${level ? sql`x.level = ${level}` : sql`true`}
      order by ${over ? sql`x.due_on desc, x.rating_id desc` : sql`x.due_on, x.rating_id`} limit ${limit + 1}`.execute(
      ctx.db,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: await deskRows(ctx, page),
      next: rows.length > limit && last ? `${last.due_on}_${last.rating_id}` : undefined,
    }
  },
})

function positionIn(after: string): { due: string; id: string } {
  const [, due, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after) ?? []
  if (!due || !id) throw invalidInput({ fields: [{ field: 'after', message: '翻页位置不对，请从第一页开始' }] })
  return { due, id }
}
