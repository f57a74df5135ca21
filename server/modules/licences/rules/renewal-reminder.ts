/** When the holder is reminded of a renewal: in the thirty days before the last day on which it is in time (行政许可法 art. 50(1)). */

const LAST_DAYS = 30

const DAY_MS = 86_400_000
const before = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

/** 有效期届满三十日前: the last day on which applying is in time. */
export const lastDayInTime = (validTo: string): string => before(validTo, LAST_DAYS)

/** @param ahead so many days before the end the reminder may go out; a setting */
export const mayRemind = (validTo: string, today: string, ahead: number): boolean =>
  before(validTo, ahead) <= today && today <= lastDayInTime(validTo)

/** Last days of validity of the licences whose holders are reminded today. */
export function remindedToday(today: string, ahead: number): { from: string; to: string } {
  return { from: before(today, -LAST_DAYS), to: before(today, -ahead) }
}
