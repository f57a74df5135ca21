import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { type Level, type Outcome, outcomeTitles, type State } from '../contract.ts'
import { satisfactionCode } from '../rules/levels.ts'
import { withoutRater } from '../without-rater.ts'

type Row = {
  id: string
  level: Level
  version_id: string
  organ_id: string
  words_shown: string | null
  reasons: string[]
  rated_at: Date
  reply: string | null
  state: State | null
  outcome: Outcome | null
}

/** What anyone may read: good ratings with a text, and bad ones with what was done about them. Nobody is named. */
export const publicRatings = view(contract.publicRatings, {
  async look(ctx, { after, limit, organId, itemId }) {
    const { rows } = await sql<Row>`
      select r.id, r.level, r.version_id, r.organ_id, r.words_shown, r.reasons, r.rated_at, x.reply_shown as reply, x.state, x.outcome
      from ratings.rating r
      left join ratings.rectification x on x.rating_id = r.id and x.region_code = r.region_code
      where r.on_display and r.doubts = '{}'
        and ${after ? sql`r.id < ${after}` : sql`true`}
        and ${organId ? sql`r.organ_id = ${organId}` : sql`true`}
        and ${itemId ? sql`r.item_id = ${itemId}` : sql`true`}
      order by r.id desc limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    const shown = await withoutRater(ctx, page)
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return {
      rows: page.map((row, at) => ({
        ...shown[at]!,
        satisfactionCode: satisfactionCode(row.level),
        organName: organs.get(row.organ_id)?.name ?? '',
        reply: row.reply ?? undefined,
        outcomeTitle: outcomeOf(row),
      })),
      next,
    }
  },
})

function outcomeOf({ state, outcome }: Row): string | undefined {
  if (state === 'dismissed') return '经另一人复核，认定不属实，不计入差评'
  return outcome ? outcomeTitles[outcome] : undefined
}
