import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { getCaseForRating } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { doubtsOf } from '../doubts.ts'
import { ratingAmended } from '../events.ts'
import { aboutRating, columnsSaid, openLoop } from '../give-rating.ts'
import { tellRater } from '../letters.ts'
import { mayAmend, ownRatingFacts } from '../own-rating.ts'
import { picturesGiven } from '../pictures.ts'
import { isBad } from '../rules/levels.ts'
import {
  addStep,
  amendRow,
  findRectification,
  lockRatingOfCase,
  type RatingRow,
  type RectificationRow,
  updateRectification,
} from '../store.ts'

/** One may think better of it once; the former words are kept. What the body has begun to answer stays as it is. */
export const amendRating = action(contract.amendRating, {
  load: async (ctx, { caseId }) => ({
    file: await getCaseForRating(ctx, caseId),
    former: await lockRatingOfCase(ctx, caseId),
  }),
  async run(ctx, input, { file, former }) {
    if (!file.own) throw contract.notTheRater()
    if (!former) throw contract.notRated()
    if (former.amended_at) throw contract.alreadyAmended()
    const loop = await findRectification(ctx, former.id)
    if (!mayAmend(former, loop)) throw contract.amendTooLate()
    const doubts = await doubtsOf(ctx, file, { ...input, channel: former.channel })
    const change = {
      ...columnsSaid(ctx, file, input),
      picture_ids: await picturesGiven(ctx, input.pictures, former.picture_ids),
      amended_at: ctx.now,
      doubts: [...new Set([...former.doubts, ...doubts])],
    }
    const rating: RatingRow = { ...former, ...change }
    const { region_code, level, reasons, words, words_shown, picture_ids } = former
    await amendRow(
      ctx,
      {
        rating_id: former.id,
        region_code,
        level,
        reasons,
        words,
        words_shown,
        picture_ids,
        amended_by: ctx.actor.id,
        amended_at: ctx.now,
      },
      change,
    )
    if (loop) await amendLoop(ctx, rating, loop)
    else if (isBad(rating.level)) await openLoop(ctx, rating)
    ctx.emit(ratingAmended, aboutRating(rating))
    ctx.note({ from: level, to: rating.level })
    return ownRatingFacts(ctx, rating)
  },
})

/** Still bad: the same loop answers the new words. No longer bad: there is nothing left to look into. */
async function amendLoop(ctx: Ctx, rating: RatingRow, loop: RectificationRow): Promise<void> {
  const change: Partial<RectificationRow> = isBad(rating.level)
    ? { level: rating.level }
    : { level: rating.level, state: 'amended', ended_at: ctx.now, provisional: false }
  await updateRectification(ctx, loop, change)
  const now = { ...loop, ...change }
  await addStep(ctx, now, { state: now.state, title: '评价人修改了评价' })
  if (now.state === 'amended') await tellRater(ctx, rating, now)
}
