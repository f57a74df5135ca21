import type { Ctx } from '#kernel/ctx.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { levelTitles, type rateCase, stateTitles } from './contract.ts'
import { labelsOf } from './rating-options.ts'
import { overStates } from './rules/rectification.ts'
import { findRectification, type RatingRow, type RectificationRow, stepsOf } from './store.ts'

export type OwnRating = OutputOf<typeof rateCase>

/** A rating as its rater reads it, with how its loop stands. */
export async function ownRatingFacts(ctx: Ctx, rating: RatingRow): Promise<OwnRating> {
  const loop = await findRectification(ctx, rating.id)
  return {
    id: rating.id,
    level: rating.level,
    levelTitle: levelTitles[rating.level],
    channel: rating.channel,
    reasons: labelsOf(rating.level, rating.reasons) ?? [],
    words: rating.words ?? undefined,
    ratedAt: rating.rated_at.toISOString(),
    rectification: loop && (await loopForRater(ctx, loop)),
  }
}

async function loopForRater(ctx: Ctx, loop: RectificationRow): Promise<OwnRating['rectification']> {
  const steps = await stepsOf(ctx, loop.rating_id)
  return {
    state: loop.state,
    stateTitle: stateTitles[loop.state],
    dueOn: overStates.includes(loop.state) ? undefined : loop.due_on,
    reply: loop.reply ?? undefined,
    history: steps.map(({ at, title, words }) => ({ at: at.toISOString(), title, words: words ?? undefined })),
  }
}
