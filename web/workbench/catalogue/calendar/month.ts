/** Days of a month laid out in weeks that begin on Monday; dates are `YYYY-MM-DD`. */
export type Month = { year: number; month: number }

const DAY_MS = 86_400_000
const at = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const firstOf = ({ year, month }: Month) => `${year}-${String(month).padStart(2, '0')}-01`

export function monthOf(date: string): Month {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) }
}

export function nextMonth({ year, month }: Month, by: 1 | -1): Month {
  const index = year * 12 + month - 1 + by
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

/** Whole weeks: the first and the last may hold days of the months beside. */
export function weeksOf(month: Month): string[][] {
  const first = at(firstOf(month))
  const after = at(firstOf(nextMonth(month, 1)))
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS
  const weeks: string[][] = []
  for (let start = monday; start < after; start += 7 * DAY_MS)
    weeks.push(Array.from({ length: 7 }, (_, day) => dateAt(start + day * DAY_MS)))
  return weeks
}

export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY_MS)
}
