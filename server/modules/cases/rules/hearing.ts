/** The days of a hearing (行政许可法 art. 47, 48; working days, art. 82). */
import { type Days, type Due, lastDay } from './clock.ts'

export const REQUEST_DAYS = 5
export const HOLD_DAYS = 20
export const NOTICE_DAYS = 7

const working = (days: number) => ({ days, unit: 'working-day' as const })

/** Asked for within five days of being told (art. 47(1)). */
export const requestBy = (days: Days, toldOn: string): Due => lastDay(days, toldOn, working(REQUEST_DAYS))
/** Held within twenty days of being asked for (art. 47(1)). */
export const holdBy = (days: Days, requestedOn: string): Due => lastDay(days, requestedOn, working(HOLD_DAYS))
/** The first day on which it may be held: everyone is told seven days before (art. 48(1)(1)). */
export const earliestHearing = (days: Days, noticeOn: string): string =>
  lastDay(days, noticeOn, working(NOTICE_DAYS)).on

export type HearingDay = 'in-time' | 'too-soon' | 'too-late'

/**
 * Whether it may be held on that day. Where the notice comes so late that both limits cannot be kept, the seven days of
 * the people concerned go first: they lose nothing by the body's delay.
 */
export function hearingDay(days: Days, on: string, noticeOn: string, latest: string | undefined): HearingDay {
  const earliest = earliestHearing(days, noticeOn)
  if (on < earliest) return 'too-soon'
  return latest !== undefined && earliest <= latest && on > latest ? 'too-late' : 'in-time'
}

/** Whether a day that was named before its year was published is still a working day, seven of them after the notice. */
export const hearingStillFits = (days: Days, on: string, noticeOn: string): boolean =>
  days.isWorkingDay(on) && on >= earliestHearing(days, noticeOn)
