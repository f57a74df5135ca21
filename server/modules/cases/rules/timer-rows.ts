/** A row of the table: a boundary timer of the review route has run out. */
import type { Row } from './case-status.ts'

/** Who does what in which order inside the body is the body's to arrange. */
const TIMER = '审批流程约定的环节定时（不影响申请人权利）'

export const timerRows: readonly Row[] = [
  {
    act: 'fire-timer',
    from: ['accepted', 'examined'],
    to: 'unchanged',
    by: 'system',
    words: ['cases.sweep'],
    article: { licence: TIMER, service: TIMER },
    effect: '环节在审批流程约定的工作日内没有办完：按流程转入下一环节，或者另开一个环节；办理时限不停止。',
    // A denial that waits for its countersign is its superior's to end first.
    onlyWhen: ({ timerWaits, countersign }) => timerWaits && countersign !== 'denial-proposed',
  },
]
