/** A calendar made of published years. */
import type { WorkingDays } from '../contract.ts'
import { isWeekend } from './working-days.ts'

type LegalDate = string

/** A day that a notice names: a holiday (`works` false) or a weekend day worked in exchange. */
export type NamedDay = { date: LegalDate; works: boolean; name: string }

export type PublishedCalendar = WorkingDays & {
  /** Why a day does not count, in Chinese; undefined when it does. */
  whyOff(date: LegalDate): string | undefined
}

/** @param lastYear years up to this one are published without a gap */
export function publishedCalendar(days: readonly NamedDay[], lastYear: number): PublishedCalendar {
  const named = new Map(days.map((day) => [day.date, day]))
  const isWorkingDay = (date: LegalDate) => named.get(date)?.works ?? !isWeekend(date)
  return {
    publishedThrough: `${lastYear}-12-31`,
    isWorkingDay,
    whyOff: (date) => (isWorkingDay(date) ? undefined : (named.get(date)?.name ?? weekdayName(date))),
  }
}

function weekdayName(date: LegalDate): string {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 6 ? '周六' : '周日'
}

/**
 * What is wrong with a year's holidays and make-up days, as fields and Chinese sentences; empty when nothing is.
 */
export function contradictionsIn(
  year: number,
  holidays: readonly { date: LegalDate }[],
  workdays: readonly LegalDate[],
): { field: string; message: string }[] {
  const off = new Set<LegalDate>()
  const found: { field: string; message: string }[] = []
  for (const [index, { date }] of holidays.entries()) {
    const field = `holidays.${index}.date`
    if (!date.startsWith(`${year}-`)) found.push({ field, message: `${date} 不在 ${year} 年内` })
    if (off.has(date)) found.push({ field, message: `${date} 写了两次` })
    off.add(date)
  }
  const worked = new Set<LegalDate>()
  for (const [index, date] of workdays.entries()) {
    const field = `workdays.${index}`
    if (!date.startsWith(`${year}-`)) found.push({ field, message: `${date} 不在 ${year} 年内` })
    if (worked.has(date)) found.push({ field, message: `${date} 写了两次` })
    if (off.has(date)) found.push({ field, message: `${date} 不能既放假又上班` })
    if (!isWeekend(date)) found.push({ field, message: `${date} 本来就是工作日，调休上班日应是周六或周日` })
    worked.add(date)
  }
  return found
}
