/** Rows of the table: a no that a window proposed is countersigned or overturned by a superior (窗口无权否决). */
import type { Row } from './case-status.ts'
import { hearingOpen } from './hearing-rows.ts'
import { promise, xkf } from './provisions.ts'

const waitingForIntake = ['filed', 'corrected'] as const
/** That a window may not say no alone is a rule of administration; no provision of law requires it. */
const COUNTERSIGN = '窗口无权否决：否定意见经上级核准后生效（工作制度）'

export const countersignRows: readonly Row[] = [
  {
    act: 'confirm-refusal',
    from: waitingForIntake,
    to: 'not-accepted',
    by: 'staff',
    words: ['cases.countersign'],
    article: {
      licence: `${xkf('第三十二条第一款第一项、第二项')}；${COUNTERSIGN}`,
      service: `${promise('第三十二条第一款第一项、第二项')}；${COUNTERSIGN}`,
    },
    effect: '同意不予受理：按提出的理由向申请人出具书面凭证，本件终结。',
    onlyWhen: ({ countersign }) => countersign === 'refusal-proposed',
  },
  {
    act: 'overturn-refusal',
    from: waitingForIntake,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.countersign'],
    article: { licence: COUNTERSIGN, service: COUNTERSIGN },
    effect: '不同意不予受理：本件继续办理，不能再次提出不予受理；受理期限不重新计算。',
    onlyWhen: ({ countersign }) => countersign === 'refusal-proposed',
  },
  {
    act: 'confirm-denial',
    from: ['examined'],
    to: 'denied',
    by: 'staff',
    words: ['cases.countersign'],
    article: {
      licence: `${xkf('第三十八条第二款')}；${COUNTERSIGN}`,
      service: `${promise('第三十八条第二款')}；${COUNTERSIGN}`,
    },
    effect: '同意不予：按提出的理由作出不予的书面决定，并告知行政复议和行政诉讼的权利。',
    onlyWhen: (standing) => standing.countersign === 'denial-proposed' && !hearingOpen(standing),
  },
  {
    act: 'overturn-denial',
    from: ['examined'],
    to: 'accepted',
    by: 'staff',
    words: ['cases.countersign'],
    article: { licence: COUNTERSIGN, service: COUNTERSIGN },
    effect: '不同意不予：本件退回审查环节，办理时限不停止。',
    onlyWhen: ({ countersign }) => countersign === 'denial-proposed',
  },
]
