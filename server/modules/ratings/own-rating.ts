import type { Ctx } from '#kernel/ctx.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { levelTitles, type rateCase, stateTitles } from './contract.ts'
import { labelsOf } from './rating-options.ts'
import { overStates } from './rules/rectification.ts'
import { findFormer, findRectification, type RatingRow, type RectificationRow, stepsOf } from './store.ts'

export type OwnRating = OutputOf<typeof rateCase>

/** A rating as its rater reads it, with how its loop stands. */
export async function ownRatingFacts(ctx: Ctx, rating: RatingRow): Promise<OwnRating> {
  const loop = await findRectification(ctx, rating.id)
  const former = rating.amended_at ? await findFormer(ctx, rating.id) : undefined
  const pictures = await describeFiles(ctx, rating.picture_ids)
  return {
    id: rating.id,
    level: rating.level,
    levelTitle: levelTitles[rating.level],
    channel: rating.channel,
    reasons: labelsOf(rating.level, rating.reasons) ?? [],
    words: rating.words ?? undefined,
    pictures: pictures.map(({ id, name }) => ({ documentId: id, name })),
    ratedAt: rating.rated_at.toISOString(),
    amendedAt: rating.amended_at?.toISOString(),
    mayAmend: mayAmend(rating, loop),
    former: former && { levelTitle: levelTitles[former.level], words: former.words ?? undefined },
    rectification: loop && (await loopForRater(ctx, loop)),
  }
}

/** Once, whichever way it came, and only until somebody has begun to look into a bad one: what the body does must not talk it away. */
export function mayAmend(rating: RatingRow, loop: RectificationRow | undefined): boolean {
  return !rating.amended_at && (!loop || loop.state === 'to-verify')
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
