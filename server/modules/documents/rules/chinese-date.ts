import type { LegalDate } from '#kernel/time.ts'

/** 2026年1月5日: how official letters write a date (GB/T 9704-2012: no leading zeros). */
export function chineseDate(date: LegalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 2026年3月3日 10时05分, as people in China read the clock. */
export function momentInWords(moment: Date): string {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  return `${part.year}年${part.month}月${part.day}日 ${part.hour}时${part.minute}分`
}
