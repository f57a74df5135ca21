import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { revisionsOf } from '../month-lists.ts'
import { inReadingOrder } from '../rules/month-lists.ts'

type Row = Omit<contract.Figures, 'bad' | 'colour' | 'rank'> & { colour: contract.Colour | null; rank: number | null }

/** The lists as they were published: the figures of that day, whatever became of a rating since. */
export const monthList = view(contract.monthList, {
  async look(ctx, input) {
    const { rows: published } = await sql<{ month: string }>`
      select to_char(month, 'YYYY-MM') as month from ratings.month_list where revision = 1
      order by month_list.month desc limit 24`.execute(ctx.db)
    const months = published.map(({ month }) => month)
    const month = input.month ?? months[0]
    if (!month) return { months }
    const revisions = await revisionsOf(ctx, month)
    const list = input.revision ? revisions.find(({ revision }) => revision === input.revision) : revisions[0]
    if (!list) throw contract.notPublished({ month })
    const { rows } = await sql<Row>`
      select kind, subject_id as "subjectId", name, counted, good, colour, rank
      from ratings.month_list_row where list_id = ${list.id} and colour is not null`.execute(ctx.db)
    const { revision, leastRatings, redFrom, blueBelow, most } = list
    return {
      months,
      list: {
        month,
        revision,
        formula: { leastRatings, redFrom, blueBelow, most },
        publishedAt: list.publishedAt.toISOString(),
        publishedBy: list.publishedBy,
        reason: list.reason ?? undefined,
        revisions: revisions.map((one) => ({
          revision: one.revision,
          publishedAt: one.publishedAt.toISOString(),
          reason: one.reason ?? undefined,
        })),
        rows: inReadingOrder(
          rows.map((row) => ({
            ...row,
            bad: row.counted - row.good,
            colour: row.colour ?? undefined,
            rank: row.rank ?? undefined,
          })),
        ),
      },
    }
  },
})
