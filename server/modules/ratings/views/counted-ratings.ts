import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listedPage, type ListedSource } from '../listed-page.ts'
import { ofMonth } from '../month-lists.ts'

/** The ratings behind a figure that is not published yet. */
export const countedRatings = view(contract.countedRatings, {
  async look(ctx, { month, kind, subjectId, only, after, limit }) {
    const { rows } = await sql<ListedSource>`
      select v.id, v.level, v.version_id, v.organ_id, r.reasons, r.words_shown, v.rated_at
      from ratings.v_rating v join ratings.rating r on r.id = v.id and r.region_code = v.region_code
      where ${ofMonth(month)} and ${kind === 'organ' ? sql`v.organ_id` : sql`v.item_id`} = ${subjectId}
        and ${only ? sql`v.bad = ${only === 'bad'}` : sql`true`}
        and ${after ? sql`v.id < ${after}` : sql`true`}
      order by v.id desc limit ${limit + 1}`.execute(ctx.db)
    return listedPage(ctx, rows, limit, kind)
  },
  asFile: {
    title: '计入红蓝榜的评价',
    columns: [
      { title: '满意度', width: 12, value: (row) => row.levelTitle },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '评语', width: 50, value: (row) => row.words },
      { title: '评价日期', width: 12, value: (row) => row.ratedOn },
    ],
  },
})
