import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { cutPage } from '#kernel/page.ts'
import { invalidInput } from '#kernel/problem.ts'
import { shanghaiMinute } from '#kernel/time.ts'
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
    const { page, next } = cutPage(rows, limit, (last) => `${last.due_on}_${last.rating_id}`)
    return {
      rows: await deskRows(ctx, page),
      next,
    }
  },
  asFile: {
    title: '差评整改',
    columns: [
      { title: '办件编号', width: 40, value: (row) => row.caseNumber },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '满意度', width: 12, value: (row) => row.levelTitle },
      {
        title: '进展',
        width: 16,
        value: (row) => (row.escalated ? `${row.stateTitle}（已超期督办）` : row.stateTitle),
      },
      { title: '期限', width: 12, value: (row) => row.dueOn },
      { title: '剩余工作日', width: 12, value: (row) => row.remaining },
      { title: '评价时间', width: 18, value: (row) => shanghaiMinute(row.ratedAt) },
    ],
  },
})

function positionIn(after: string): { due: string; id: string } {
  const [, due, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after) ?? []
  if (!due || !id) throw invalidInput({ fields: [{ field: 'after', message: '翻页位置不对，请从第一页开始' }] })
  return { due, id }
}
