/** When the holder is reminded of a renewal: in the thirty days before the last day on which it is in time (行政许可法 art. 50(1)). */

const LAST_DAYS = 30
const REMINDED_BEFORE = 60

const DAY_MS = 86_400_000
const before = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

/** 有效期届满三十日前: the last day on which applying is in time. */
export const lastDayInTime = (validTo: string): string => before(validTo, LAST_DAYS)

export const mayRemind = (validTo: string, today: string): boolean =>
  before(validTo, REMINDED_BEFORE) <= today && today <= lastDayInTime(validTo)

/** Last days of validity of the licences whose holders are reminded today. */
export function remindedToday(today: string): { from: string; to: string } {
  return { from: before(today, -LAST_DAYS), to: before(today, -REMINDED_BEFORE) }
}
