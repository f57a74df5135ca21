/** What is late of a case, and when it is noted. */
import type { LawKind, Status } from '../contract.ts'
import { promise, xkf, yshj } from './provisions.ts'

export const delayClocks = {
  promised: '承诺时限',
  statutory: '法定时限',
  special: '特别程序告知的日期',
  delivery: '送达期限',
} as const
export type DelayClock = keyof typeof delayClocks

/** What has not been done by the day. */
export const delayedWhat = {
  promised: '作出决定',
  statutory: '作出决定',
  special: '结束特别程序',
  delivery: '送达',
} as const satisfies Record<DelayClock, string>

/** Past its time the body states the reason in public (优化营商环境条例 art. 36(2)). */
export const EXPLAIN_ARTICLE = yshj('第三十六条第二款')

const articles: Record<LawKind, Record<DelayClock, string>> = {
  licence: {
    promised: EXPLAIN_ARTICLE,
    statutory: xkf('第四十二条'),
    special: xkf('第四十五条'),
    delivery: xkf('第四十四条'),
  },
  service: {
    promised: EXPLAIN_ARTICLE,
    statutory: EXPLAIN_ARTICLE,
    special: yshj('第三十六条第一款'),
    delivery: promise('第四十四条'),
  },
}

export type Delayable = {
  status: Status
  law: LawKind
  promised_due: string | null
  statutory_due: string | null
  special_until: string | null
  delivery_due: string | null
}

export type Late = { clock: DelayClock; dueOn: string; article: string }

/** The clocks that run in each status. Silence at the intake accepts instead (行政许可法 art. 32(1)(4)). */
export const clocksIn: Partial<Record<Status, readonly DelayClock[]>> = {
  accepted: ['promised', 'statutory'],
  examined: ['promised', 'statutory'],
  suspended: ['special'],
  granted: ['delivery'],
  denied: ['delivery'],
}

/**
 * What is late today. A promise that is no shorter than the limit of the law is that limit; a day whose holidays are not
 * published yet may still move, and is not late.
 */
export function lateClocks(file: Delayable, today: string, publishedThrough: string): Late[] {
  const due: Record<DelayClock, string | null> = {
    promised:
      file.promised_due && file.statutory_due && file.promised_due < file.statutory_due ? file.promised_due : null,
    statutory: file.statutory_due,
    special: file.special_until,
    delivery: file.delivery_due,
  }
  return (clocksIn[file.status] ?? []).flatMap((clock) => {
    const dueOn = due[clock]
    return dueOn && dueOn < today && dueOn <= publishedThrough
      ? [{ clock, dueOn, article: articles[file.law][clock] }]
      : []
  })
}

/**
 * Whether this lateness has been noted: once for each clock. A note goes on holding while the clock stood still and went on, as
 * long as its day is not later than the day of the note; a case that got a later day in between and missed that too is noted again.
 */
export const isNoted = ({ clock, dueOn }: Late, notes: readonly { clock: DelayClock; notedOn: string }[]): boolean =>
  notes.some((note) => note.clock === clock && note.notedOn > dueOn)
