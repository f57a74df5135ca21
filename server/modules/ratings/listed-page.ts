import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import type { Level, ListedKind } from './contract.ts'
import { withoutRater } from './without-rater.ts'

export type ListedSource = {
  id: string
  level: Level
  version_id: string
  organ_id: string
  reasons: string[]
  words_shown: string | null
  rated_at: Date
}

/** A page of the ratings behind a figure, without whoever gave them, under the name of whom they are about. */
export async function listedPage(ctx: Ctx, rows: ListedSource[], limit: number, kind: ListedKind) {
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  const shown = await withoutRater(ctx, page)
  const organs = await describeOrgans(
    ctx,
    page.map((row) => row.organ_id),
  )
  const told = page.map((row, at) => {
    const { id, level, levelTitle, itemName, ratedOn, words } = shown[at]!
    return { id, level, levelTitle, itemName, ratedOn, words, organName: organs.get(row.organ_id)?.name ?? '' }
  })
  return {
    rows: told,
    name: (kind === 'organ' ? told[0]?.organName : told[0]?.itemName) ?? '',
    next,
  }
}
