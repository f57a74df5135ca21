/** Time comes from a clock that tests and the demo can move; dates of law are Shanghai dates. */

/** `YYYY-MM-DD` in Asia/Shanghai. */
export type LegalDate = string

export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** China has had no daylight saving since 1991, so +08:00 is exact for every date this system handles. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

export function legalDateOf(moment: Date): LegalDate {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** Midnight in Shanghai at the start of the date, or `hour:minute` on it. */
export function momentOf(date: LegalDate, hour = 0, minute = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + (hour * 60 + minute) * 60_000)
}

/** `2026-03-02 09:05` in Asia/Shanghai: how a moment stands in a file. */
export function shanghaiMinute(moment: Date | string): string {
  const at = typeof moment === 'string' ? Date.parse(moment) : moment.getTime()
  return new Date(at + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
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

export function addDays(date: LegalDate, days: number): LegalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** A clock that stands still until it is told to move. */
export class MovedClock implements Clock {
  #now: Date

  constructor(start: Date) {
    this.#now = start
  }

  now(): Date {
    return new Date(this.#now)
  }

  moveTo(moment: Date): void {
    this.#now = new Date(moment)
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}
