import { sql } from 'kysely'
import { legalDateOf } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { type Level, levelTitles } from '../contract.ts'
import { labelsOf } from '../rating-options.ts'
import { satisfactionCode } from '../rules/levels.ts'

type Row = {
  id: string
  level: Level
  version_id: string
  organ_id: string
  words_shown: string | null
  reasons: string[]
  rated_at: Date
  reply: string | null
}

/** What anyone may read: good ratings with a text, and bad ones with what was done about them. Nobody is named. */
export const publicRatings = view(contract.publicRatings, {
  async look(ctx, { after, limit, organId, itemId }) {
    const { rows } = await sql<Row>`
      select r.id, r.level, r.version_id, r.organ_id, r.words_shown, r.reasons, r.rated_at, x.reply_shown as reply
      from ratings.rating r
      left join ratings.rectification x on x.rating_id = r.id and x.region_code = r.region_code
      where r.on_display
        and ${after ? sql`r.id < ${after}` : sql`true`}
        and ${organId ? sql`r.organ_id = ${organId}` : sql`true`}
        and ${itemId ? sql`r.item_id = ${itemId}` : sql`true`}
      order by r.id desc limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    const items = await describeVersions(
      ctx,
      page.map((row) => row.version_id),
    )
    const organs = await describeOrgans(
      ctx,
      page.map((row) => row.organ_id),
    )
    return {
      rows: page.map((row) => ({
        id: row.id,
        level: row.level,
        levelTitle: levelTitles[row.level],
        satisfactionCode: satisfactionCode(row.level),
        itemName: items.get(row.version_id)?.name ?? '',
        organName: organs.get(row.organ_id)?.name ?? '',
        words: row.words_shown ?? undefined,
        reasons: labelsOf(row.level, row.reasons) ?? [],
        ratedOn: legalDateOf(row.rated_at),
        reply: row.reply ?? undefined,
      })),
      next: rows.length > limit ? page.at(-1)!.id : undefined,
    }
  },
})
