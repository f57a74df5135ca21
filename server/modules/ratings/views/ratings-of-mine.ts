import { tables } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { withoutRater } from '../without-rater.ts'
import { isBad } from '../rules/levels.ts'
import type { RatingsTables } from '../store.ts'

/** Latest first. The clerk learns how the work was received, not from whom. */
export const ratingsOfMine = view(contract.ratingsOfMine, {
  async look(ctx, { after, limit }) {
    const found = await tables<RatingsTables>(ctx)
      .selectFrom('ratings.rating')
      .selectAll()
      .where('handler_id', '=', ctx.actor.subjectId ?? ctx.actor.id)
      .$if(after !== undefined, (query) => query.where('id', '<', after!))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return {
      rows: (await withoutRater(ctx, page)).map((row, at) => ({
        ...row,
        pictures: isBad(row.level) ? undefined : page[at]!.picture_ids.length || undefined,
      })),
      next,
    }
  },
  asFile: {
    title: '我收到的评价',
    columns: [
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '满意度', width: 12, value: (row) => row.levelTitle },
      { title: '选项', width: 40, value: (row) => row.reasons.join('、') },
      { title: '评语', width: 50, value: (row) => row.words },
      { title: '评价日期', width: 12, value: (row) => row.ratedOn },
    ],
  },
})
