/** What a request asks to be counted: checked period, bodies in reach. */
import { periodBackwards, periodTooLong } from './contract.ts'
import { lengthOf, LONGEST_DAYS, type Period } from './rules/period.ts'

/** @throws insight.period-backwards, insight.period-too-long */
export function checkedPeriod({ from, to }: Period): Period {
  if (from > to) throw periodBackwards()
  if (lengthOf({ from, to }) > LONGEST_DAYS) throw periodTooLong({ days: LONGEST_DAYS })
  return { from, to }
}
