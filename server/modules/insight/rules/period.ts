import { addDays, daysBetween, type LegalDate } from '#kernel/time.ts'
import type { Step } from '../contract.ts'

/** First and last day, both counted. */
export type Period = { from: LegalDate; to: LegalDate }

export const LONGEST_DAYS = 3 * 366
export const MOST_POINTS = 400

export function lengthOf({ from, to }: Period): number {
  return daysBetween(from, to) + 1
}

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  return { from: addDays(period.from, -lengthOf(period)), to: addDays(period.from, -1) }
}

/** The part of the period up to a day, and the part after it; either may be missing. */
export function split({ from, to }: Period, lastDay: LegalDate | undefined): { upTo?: Period; after?: Period } {
  if (lastDay === undefined || lastDay < from) return { after: { from, to } }
  if (lastDay >= to) return { upTo: { from, to } }
  return { upTo: { from, to: lastDay }, after: { from: addDays(lastDay, 1), to } }
}

/** The days, weeks (from Monday) or months of the period, cut off at its ends. */
export function stepsOf({ from, to }: Period, step: Step): Period[] {
  const steps: Period[] = []
  for (let start = from; start <= to; ) {
    const end = lastDayOf(start, step)
    steps.push({ from: start, to: end < to ? end : to })
    start = addDays(end, 1)
  }
  return steps
}

function lastDayOf(day: LegalDate, step: Step): LegalDate {
  if (step === 'day') return day
  const date = new Date(`${day}T00:00:00Z`)
  if (step === 'week') return addDays(day, (7 - date.getUTCDay()) % 7)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
}
