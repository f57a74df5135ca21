/**
 * What looks like no applicant's own word (刷评 and 默认好评): it is kept and shown to the supervisor with the reason, and
 * counted apart. A clerk gains nothing by a bad rating, so only a run of ratings casts doubt on a bad one.
 */
import type { Doubt, RatingChannel } from '../contract.ts'

export type RatingTraces = {
  bad: boolean
  channel: RatingChannel
  /** From a browser staff have worked with. */
  staffDevice: boolean
  /** The terminal sent it because nobody chose. */
  byDefault: boolean
  secondsSinceDecision: number
  /** Earlier ratings within the burst's minutes. */
  lately: { fromDevice: number; fromAccount: number }
}

export type Measures = { leastSecondsAtPad: number; mostFromDevice: number; mostFromAccount: number }

export function doubtsAbout(traces: RatingTraces, measures: Measures): Doubt[] {
  const tooMany =
    traces.lately.fromDevice >= measures.mostFromDevice || traces.lately.fromAccount >= measures.mostFromAccount
  const onlyGood: Doubt[] = traces.bad
    ? []
    : [
        ...(traces.staffDevice ? (['staff-device'] as const) : []),
        ...(traces.channel === 'hall-pad' && traces.secondsSinceDecision < measures.leastSecondsAtPad
          ? (['too-quick'] as const)
          : []),
        ...(traces.byDefault ? (['by-default'] as const) : []),
      ]
  return [...onlyGood, ...(tooMany ? (['burst'] as const) : [])]
}
