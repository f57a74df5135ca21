import type { LegalDate } from '#kernel/time.ts'

/** 2026年1月5日: how official letters write a date (GB/T 9704-2012: no leading zeros). */
export function chineseDate(date: LegalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
