/**
 * The clock of a case: due dates derived from a ledger of intervals. The day something happens is not counted
 * (民法典 art. 201), and limits of the licence law are working days (行政许可法 art. 82).
 */
import type { LawKind, Status } from '../contract.ts'

type LegalDate = string

/** What the clock needs to know of the calendar of working days. */
export type Days = {
  isWorkingDay(date: LegalDate): boolean
  /** Dates after this are not yet published and so provisional. */
  readonly publishedThrough: LegalDate
}

export type Phase = 'intake' | 'correction' | 'handling' | 'delivery' | 'extension'

/** One row of the ledger. */
export type Interval = {
  phase: Phase
  counted: boolean
  from: LegalDate
  /** Absent while it runs. */
  to?: LegalDate
  /** The last day it is meant to take, where the applicant was told one. */
  plannedTo?: LegalDate
  /** Working days it adds to the limits of the decision: the `extension` only. */
  adds?: number
  why: string
  article: string
}

export type Limit = { days: number; unit: 'working-day' | 'calendar-day' }
export type Due = { on: LegalDate; provisional: boolean }

/** Accept, refuse or ask within five working days of receipt (行政许可法 art. 32(1)(4)). */
export const INTAKE_LIMIT: Limit = { days: 5, unit: 'working-day' }
/** Hand over the licence within ten working days of the decision (行政许可法 art. 44). */
export const DELIVERY_LIMIT: Limit = { days: 10, unit: 'working-day' }

/**
 * The last day in time for something due within `limit` of `from`, leaving out the days of the stops
 * (行政许可法 art. 45): those after a stop's first day, up to and including its last.
 */
export function lastDay(
  days: Days,
  from: LegalDate,
  limit: Limit,
  stops: readonly { from: LegalDate; to: LegalDate }[] = [],
): Due {
  let on = from
  for (let counted = 0; counted < limit.days; ) {
    on = nextDay(on)
    if (counts(days, on, limit.unit, stops)) counted += 1
  }
  return { on, provisional: limit.unit === 'working-day' && on > days.publishedThrough }
}

function counts(
  days: Days,
  date: LegalDate,
  unit: Limit['unit'],
  stops: readonly { from: LegalDate; to: LegalDate }[],
): boolean {
  if (stops.some((stop) => stop.from < date && date <= stop.to)) return false
  return unit === 'calendar-day' || days.isWorkingDay(date)
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysFrom(days: Days, from: LegalDate, to: LegalDate): number {
  if (to < from) return -workingDaysFrom(days, to, from)
  let count = 0
  for (let date = from; date < to; ) {
    date = nextDay(date)
    if (days.isWorkingDay(date)) count += 1
  }
  return count
}

export type Intake = { due: Due; deemed: boolean }

/**
 * Whether the body's five days to speak have passed. While the date is provisional nothing is deemed: a holiday
 * not published yet may still move it.
 * @param receivedOn the day the materials, or their corrections, were received
 */
export function intakeOf(days: Days, receivedOn: LegalDate, today: LegalDate): Intake {
  const due = lastDay(days, receivedOn, INTAKE_LIMIT)
  return { due, deemed: !due.provisional && today > due.on }
}

export type HandlingDues = { statutory: Due; promised: Due }

/**
 * Both clocks of the decision, from the day of acceptance (行政许可法 art. 42) and the item's own promise. Time the law
 * does not count is left out (art. 45): a special procedure that still runs is taken to end on the day told. An extension
 * moves both limits of a licence; of another service only the promise, and never past the limit set for it.
 */
export function handlingDues(
  days: Days,
  acceptedOn: LegalDate,
  limits: { statutory: Limit; promised: Limit },
  law: LawKind,
  ledger: readonly Interval[] = [],
): HandlingDues {
  const stops = ledger.flatMap(({ phase, counted, from, to, plannedTo }) => {
    const end = to ?? plannedTo
    return phase === 'handling' && !counted && end ? [{ from, to: end }] : []
  })
  const added: Limit = { days: ledger.reduce((sum, { adds = 0 }) => sum + adds, 0), unit: 'working-day' }
  const extended = (due: Due) => (added.days > 0 ? lastDay(days, due.on, added, stops) : due)
  const statutory = lastDay(days, acceptedOn, limits.statutory, stops)
  const promised = extended(lastDay(days, acceptedOn, limits.promised, stops))
  if (law === 'licence') return { statutory: extended(statutory), promised }
  return { statutory, promised: promised.on > statutory.on ? statutory : promised }
}

export type Explained = Interval & { days: number; adds: number }

/** The ledger as it is read aloud: each line with the working days it took so far. */
export function explained(days: Days, ledger: readonly Interval[], today: LegalDate): Explained[] {
  return ledger.map((line) => ({
    ...line,
    adds: line.adds ?? 0,
    days: line.counted ? workingDaysFrom(days, line.from, line.to ?? later(line.from, today)) : 0,
  }))
}

/** What is due next of the body in this status; undefined when it waits for the applicant or nothing is left. */
export function dueNext(
  status: Status,
  dues: {
    acceptance?: LegalDate
    statutory?: LegalDate
    promised?: LegalDate
    special?: LegalDate
    delivery?: LegalDate
  },
): LegalDate | undefined {
  if (status === 'filed' || status === 'corrected') return dues.acceptance
  if (status === 'accepted' || status === 'examined') return earlier(dues.promised, dues.statutory)
  if (status === 'suspended') return dues.special
  if (status === 'granted' || status === 'denied' || status === 'delivered') return dues.delivery
  return undefined
}

/** @param adds working days of the extension */
export function limitInWords(limit: Limit, adds = 0): string {
  if (adds > 0) return `${limitInWords(limit)}，已延长 ${adds} 个工作日`
  if (limit.days === 0) return '当场办结'
  return `${limit.days} 个${limit.unit === 'working-day' ? '工作日' : '自然日'}`
}

/** Why each phase is written into the ledger, and on which provision. */
export function reasonOf(phase: keyof typeof licenceReasons, law: LawKind): { why: string; article: string } {
  return law === 'licence' ? licenceReasons[phase] : serviceReasons[phase]
}

const licenceReasons = {
  intake: {
    why: '审核申请材料，五个工作日内决定受理或者一次告知补正',
    article: '《行政许可法》第三十二条第一款第四项、第八十二条',
  },
  correction: {
    why: '等待申请人补正，在受理之前，不计入办理时限',
    article: '《行政许可法》第三十二条第一款第四项、第四十二条',
  },
  handling: { why: '自受理之日起作出决定，受理当日不计', article: '《行政许可法》第四十二条、第八十二条' },
  resumed: { why: '特别程序结束，继续计算办理时限，结束当日不计', article: '《行政许可法》第四十二条、第四十五条' },
  delivery: { why: '自作出决定之日起十个工作日内送达', article: '《行政许可法》第四十四条、第八十二条' },
} as const

const serviceReasons = {
  intake: {
    why: '审核申请材料，五个工作日内决定受理或者一次告知补正',
    article: '服务承诺（参照《行政许可法》第三十二条）',
  },
  correction: { why: '等待申请人补正，在受理之前，不计入办理时限', article: '《优化营商环境条例》第三十六条第一款' },
  handling: { why: '自受理之日起按公布的时限办结，受理当日不计', article: '《优化营商环境条例》第三十六条第二款' },
  resumed: { why: '特别程序结束，继续计算办理时限，结束当日不计', article: '《优化营商环境条例》第三十六条' },
  delivery: { why: '自作出决定之日起十个工作日内送达', article: '服务承诺（参照《行政许可法》第四十四条）' },
} as const

const DAY_MS = 86_400_000
const nextDay = (date: LegalDate) => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
const later = (a: LegalDate, b: LegalDate) => (a > b ? a : b)
const earlier = (a: LegalDate | undefined, b: LegalDate | undefined) => (a && b ? (a < b ? a : b) : (a ?? b))
