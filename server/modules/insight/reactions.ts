import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { legalDateOf } from '#kernel/time.ts'
import { badRatingMoved, ratingAmended } from '#modules/ratings/index.ts'
import { settleAgain } from './settled.ts'

async function settleRatingAgain(
  ctx: Ctx,
  { ratingId, organId }: { ratingId: string; organId: string },
): Promise<void> {
  const { rows } = await sql<{
    at: Date
  }>`select rated_at as at from ratings.v_rating where id = ${ratingId}`.execute(ctx.db)
  if (rows[0]) await settleAgain(ctx, organId, legalDateOf(rows[0].at))
}

export const reactions = [
  /** A rating found unfounded counts no more, however long ago it was given. */
  on(badRatingMoved, 'insight.settle-rating-again', settleRatingAgain),
  on(ratingAmended, 'insight.settle-amended-rating', settleRatingAgain),
]
