/** Dates, days and money as people read them. Dates of law are Shanghai dates. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

type Day = { year: number; month: number; day: number; weekday: (typeof weekdays)[number] }

function dayOf(date: string): Day {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: weekdays[at.getUTCDay()]!,
  }
}

/** Shanghai date of a moment, `YYYY-MM-DD`. */
export function shanghaiDate(moment: string | Date): string {
  return new Date(new Date(moment).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** `11月21日（周六）`; with the year when it is not this one. */
export function dateWords(date: string, today: string = shanghaiDate(new Date())): string {
  const { year, month, day, weekday } = dayOf(date)
  const prefix = today.startsWith(String(year)) ? '' : `${year}年`
  return `${prefix}${month}月${day}日（${weekday}）`
}

/** `2026年11月21日`, for letters, licences and hover texts. */
export function fullDateWords(date: string): string {
  const { year, month, day } = dayOf(date)
  return `${year}年${month}月${day}日`
}

/** `11月21日（周六）14:05`, Shanghai time. */
export function momentWords(moment: string, today?: string): string {
  return `${dateWords(shanghaiDate(moment), today)}${clockWords(moment)}`
}

/** `20261121140503`, Shanghai time: for names of files. */
export function momentDigits(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replaceAll(/\D/g, '')
}

/** `14:05`, Shanghai time. */
export function clockWords(moment: string): string {
  return new Date(new Date(moment).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)
}

/** `2026年11月21日 14:05:09`, for hover texts. */
export function fullMomentWords(moment: string): string {
  const local = new Date(new Date(moment).getTime() + SHANGHAI_OFFSET_MS).toISOString()
  return `${fullDateWords(local)} ${local.slice(11, 19)}`
}

export type DayUnit = 'working-day' | 'calendar-day'

const unitWords = { 'working-day': '个工作日', 'calendar-day': '天' } as const

/** `10 个工作日`; `当场办结` for nought. */
export function limitWords(days: number, unit: DayUnit = 'working-day'): string {
  return days === 0 ? '当场办结' : `${days} ${unitWords[unit]}`
}

/** 还剩 3 个工作日 / 今天到期 / 已超期 2 个工作日. `remaining` is negative when overdue. */
export function remainingWords(remaining: number, unit: DayUnit = 'working-day'): string {
  if (remaining === 0) return '今天到期'
  return remaining > 0 ? `还剩 ${remaining} ${unitWords[unit]}` : `已超期 ${-remaining} ${unitWords[unit]}`
}

/** 分 to 元: `1,234.50 元`, `12 元`. Exact, no floating point. */
export function moneyWords(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.trunc(Math.abs(fen) / 100)
  const cents = Math.abs(fen) % 100
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${grouped}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`} 元`
}

/** `12,345`. */
export function countWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1.2 MB`, `20 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`
}

/** `刚刚`, `5 分钟前`, `3 小时前`, then the date. */
export function agoWords(moment: string, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(moment).getTime()) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时前`
  return dateWords(shanghaiDate(moment), shanghaiDate(now))
}
