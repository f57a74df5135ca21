import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'
import { level, outcome } from './contract.ts'

const about = z.object({ ratingId: id, caseId: id, itemId: id, organId: id, regionCode: z.string() })

export const caseRated = event('ratings.rated', about.extend({ level }))
export const badRatingOpened = event('ratings.bad-rating-opened', about.extend({ level }))
/** Said anew by its rater, once. */
export const ratingAmended = event('ratings.amended', about.extend({ level }))
/** Verified, reviewed, rectified or visited: the loop moved on. */
export const badRatingMoved = event(
  'ratings.bad-rating-moved',
  about.extend({ state: z.string(), outcome: outcome.optional() }),
)
