/** Limits of quantity: the place of a case in the row, and how many are left (行政许可法 art. 57). */
import { id, route } from '#kernel/contract.ts'
import { notPublished } from '#modules/catalogue/contract.ts'
import { z } from 'zod'

const limit = {
  places: z.number().int(),
  per: z.enum(['standing', 'year', 'month']),
  /** 每年不超过 60 个. */
  words: z.string(),
  basis: z.string(),
  /** The law by which the order of acceptance does not decide. */
  otherwise: z.string().optional(),
  article: z.string(),
  left: z.number().int(),
}

/** Where an accepted case stands. */
export const placeShown = z.object({
  ...limit,
  /** Accepted before it and not decided yet. */
  earlier: z.number().int(),
  /** Why it cannot be granted now. */
  inTheWay: z.enum(['exhausted', 'not-your-turn']).optional(),
})

export const quotaLeft = route({
  name: 'cases.quota-left',
  method: 'GET',
  path: '/api/items/:itemId/quota',
  summary: '有数量限制的事项还剩多少名额',
  permission: 'public',
  input: z.object({ itemId: id }),
  output: z.object({
    /** Absent: the number is not limited. */
    limit: z.object({ ...limit, waiting: z.number().int() }).optional(),
  }),
  refusals: [notPublished],
  perMinute: 60,
})
