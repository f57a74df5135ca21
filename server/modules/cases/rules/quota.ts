/**
 * Limits of quantity (行政许可法 art. 57): where several meet the conditions, the order of acceptance decides, unless a law or
 * administrative regulation says otherwise.
 */
import { xkf } from './provisions.ts'

export type Quota = {
  readonly places: number
  readonly per: 'standing' | 'year' | 'month'
  readonly basis: string
  readonly otherwise?: string
}

export const QUOTA_ARTICLE = xkf('第五十七条')

export type RowStanding = {
  /** Granted in the period, or standing now. */
  readonly taken: number
  /** Accepted before this one and not decided yet. */
  readonly earlier: number
}

/** What stands in the way of a grant: no place is left, or those left belong first to applications accepted earlier. */
export function inTheWay(quota: Quota, { taken, earlier }: RowStanding): 'exhausted' | 'not-your-turn' | undefined {
  const left = quota.places - taken
  if (left <= 0) return 'exhausted'
  return !quota.otherwise && earlier >= left ? 'not-your-turn' : undefined
}

/** The days on which grants are counted together; undefined: all that stand today. */
export function periodOf(per: Quota['per'], day: string): { from: string; to: string } | undefined {
  if (per === 'standing') return undefined
  const year = day.slice(0, 4)
  if (per === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` }
  // A month's end as text: no day of it comes after.
  return { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-31` }
}
