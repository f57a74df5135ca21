/** Counting working days: the day an act happens on is not counted (民法典 art. 201), days are working days (行政许可法 art. 82). */
import type { DueDate, WorkingDays } from '../contract.ts'

type LegalDate = string

const DAY_MS = 86_400_000
const dayNumber = (date: LegalDate) => Date.parse(`${date}T00:00:00Z`) / DAY_MS
const dateOf = (number: number): LegalDate => new Date(number * DAY_MS).toISOString().slice(0, 10)

/**
 * The last day on which an act due within `count` working days of `from` is still in time.
 * @param count whole number, 0 or more; 0 gives `from` itself, also when that is a day off
 */
export function addWorkingDays(calendar: WorkingDays, from: LegalDate, count: number): DueDate {
  let day = dayNumber(from)
  let dueOn = from
  let countedFrom = from
  for (let counted = 0; counted < count; ) {
    day += 1
    dueOn = dateOf(day)
    if (!calendar.isWorkingDay(dueOn)) continue
    counted += 1
    if (counted === 1) countedFrom = dueOn
  }
  return { dueOn, countedFrom, provisional: dueOn > calendar.publishedThrough }
}

/** Working days after `from` up to and including `to`; negative, the same days, when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingDays, from: LegalDate, to: LegalDate): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  let count = 0
  const last = dayNumber(to)
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (calendar.isWorkingDay(dateOf(day))) count += 1
  return count
}

/** Saturday or Sunday, whatever was published about it. */
export function isWeekend(date: LegalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
