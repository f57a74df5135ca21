import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { levelTitles, type RatingOfMine } from './contract.ts'
import { labelsOf } from './rating-options.ts'
import type { RatingRow } from './store.ts'

/** Ratings as anybody may read them: what was said of which item, on which day. */
export async function withoutRater(
  ctx: Ctx,
  rows: readonly Pick<RatingRow, 'id' | 'level' | 'version_id' | 'reasons' | 'words_shown' | 'rated_at'>[],
): Promise<RatingOfMine[]> {
  const items = await describeVersions(
    ctx,
    rows.map((row) => row.version_id),
  )
  return rows.map((row) => ({
    id: row.id,
    level: row.level,
    levelTitle: levelTitles[row.level],
    itemName: items.get(row.version_id)?.name ?? '',
    reasons: labelsOf(row.level, row.reasons) ?? [],
    words: row.words_shown ?? undefined,
    ratedOn: legalDateOf(row.rated_at),
  }))
}
