import { sql } from 'kysely'
import { on } from '#kernel/event.ts'
import { legalDateOf } from '#kernel/time.ts'
import { badRatingMoved } from '#modules/ratings/index.ts'
import { settleAgain } from './settled.ts'

export const reactions = [
  /** A rating found unfounded counts no more, however long ago it was given. */
  on(badRatingMoved, 'insight.settle-rating-again', async (ctx, { ratingId, organId }) => {
    const { rows } = await sql<{
      at: Date
    }>`select rated_at as at from ratings.v_rating where id = ${ratingId}`.execute(ctx.db)
    if (rows[0]) await settleAgain(ctx, organId, legalDateOf(rows[0].at))
  }),
]
