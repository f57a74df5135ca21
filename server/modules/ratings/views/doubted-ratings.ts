import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { inScope } from '../policy.ts'
import type { RatingRow } from '../store.ts'
import { withoutRater } from '../without-rater.ts'

/** Ratings that look like no applicant's own word, latest first, and how many they are beside those that count. */
export const doubtedRatings = view(contract.doubtedRatings, {
  async look(ctx, { after, limit }) {
    const mine = inScope(scopeOf(ctx.actor, 'ratings.supervise'))
    const { rows } = await sql<RatingRow>`
      select * from ratings.rating x
      where x.doubts <> '{}' and ${mine} and ${after ? sql`x.id < ${after}` : sql`true`}
      order by x.id desc limit ${limit + 1}`.execute(ctx.db)
    const { rows: sums } = await sql<{ doubted: number; counted: number }>`
      select count(*) filter (where x.doubted)::int as doubted, count(*) filter (where x.counts)::int as counted
      from ratings.v_rating x where ${mine}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    const shown = await withoutRater(ctx, page)
    return {
      rows: page.map((row, at) => ({
        ...shown[at]!,
        caseId: row.case_id,
        caseNumber: row.case_number,
        organName: organs.get(row.organ_id)?.name ?? '',
        handlerName: row.handler_name ?? undefined,
        channel: row.channel,
        doubts: row.doubts,
      })),
      next,
      ...sums[0]!,
    }
  },
  asFile: {
    title: '疑似刷评',
    columns: [
      { title: '理由', width: 30, value: (row) => row.doubts.map((doubt) => contract.doubtTitles[doubt]).join('；') },
      { title: '办件编号', width: 40, value: (row) => row.caseNumber },
      { title: '事项', width: 36, value: (row) => row.itemName },
      { title: '部门', width: 26, value: (row) => row.organName },
      { title: '承办', width: 12, value: (row) => row.handlerName },
      { title: '满意度', width: 12, value: (row) => row.levelTitle },
      { title: '渠道', width: 12, value: (row) => contract.ratingChannelTitles[row.channel] },
      { title: '评价日期', width: 12, value: (row) => row.ratedOn },
    ],
  },
})
