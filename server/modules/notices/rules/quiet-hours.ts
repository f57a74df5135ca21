/** A person's quiet hours, by the clock on the wall in Shanghai. */
import { addDays, legalDateOf, momentOf } from '#kernel/time.ts'

export type QuietHours = { from: string; to: string }

/** Longer would keep back what is meant for the same day. */
export const LONGEST_QUIET_MINUTES = 12 * 60

/** @returns the end of the quiet hours this moment lies in; undefined when it lies in none. The last minute belongs to the day. */
export function quietUntil(hours: QuietHours | undefined, at: Date): Date | undefined {
  if (!hours) return undefined
  const today = legalDateOf(at)
  // The hours that began yesterday evening, or those that begin today.
  return [addDays(today, -1), today]
    .map((day) => ({ from: onDay(day, hours.from), to: endOf(day, hours) }))
    .find(({ from, to }) => from <= at && at < to)?.to
}

export function quietMinutes({ from, to }: QuietHours): number {
  const length = minutesOf(to) - minutesOf(from)
  return length > 0 ? length : length + 24 * 60
}

function endOf(day: string, { from, to }: QuietHours): Date {
  return onDay(to > from ? day : addDays(day, 1), to)
}

const onDay = (day: string, time: string) => momentOf(day, 0, minutesOf(time))

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
