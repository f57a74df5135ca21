import { sql } from 'kysely'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listedPage, type ListedSource } from '../listed-page.ts'
import { revisionsOf } from '../month-lists.ts'

/** The ratings behind a published figure, with the level they then had; what was written only where it is on display. */
export const listedRatings = view(contract.listedRatings, {
  async look(ctx, { month, revision, kind, subjectId, only, after, limit }) {
    const list = (await revisionsOf(ctx, month)).find((one) => one.revision === revision)
    if (!list) throw notFound()
    const { rows } = await sql<ListedSource>`
      select m.rating_id as id, m.level, r.version_id, r.organ_id,
             case when m.level = r.level then r.reasons else '{}' end as reasons,
             case when r.on_display and r.doubts = '{}' then r.words_shown end as words_shown, r.rated_at
      from ratings.month_list_rating m
      join ratings.rating r on r.id = m.rating_id and r.region_code = m.region_code
      where m.list_id = ${list.id} and ${kind === 'organ' ? sql`m.organ_id` : sql`m.item_id`} = ${subjectId}
        and ${only ? sql`m.bad = ${only === 'bad'}` : sql`true`}
        and ${after ? sql`m.rating_id < ${after}` : sql`true`}
      order by m.rating_id desc limit ${limit + 1}`.execute(ctx.db)
    return listedPage(ctx, rows, limit, kind)
  },
})
