/** Rows of the table: site checks, interested parties and hearings (行政许可法 art. 34(3), 36, 46 to 48). */
import type { Row, Standing } from './case-status.ts'
import { alike } from './provisions.ts'

const beingHandled = ['accepted', 'examined'] as const
const inHand = ['accepted', 'suspended', 'examined'] as const

/** Before the decision somebody may still ask for a hearing, or has asked. */
export const hearingOpen = ({ hearing }: Standing): boolean => hearing === 'told' || hearing === 'requested'

export const hearingRows: readonly Row[] = [
  {
    act: 'record-site-check',
    from: beingHandled,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第三十四条第三款'),
    effect: '由两名以上工作人员到现场核查，核查记录归入本件，申请人可以看到；办理时限不停止。',
  },
  {
    act: 'tell-party',
    from: inHand,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第三十六条'),
    effect: '申请事项直接关系他人重大利益的，告知该利害关系人，并听取其陈述和申辩。',
  },
  {
    act: 'record-statement',
    from: inHand,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第三十六条'),
    effect: '申请人、利害关系人当面或者来信陈述、申辩的，如实记入本件，作决定时应当听取。',
  },
  {
    act: 'state-views',
    from: inHand,
    to: 'unchanged',
    by: 'applicant',
    words: ['cases.file'],
    article: alike('第三十六条'),
    effect: '您有权陈述和申辩，办理机关作决定时应当听取您的意见。',
  },
  {
    act: 'tell-hearing-right',
    from: beingHandled,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第四十七条第一款'),
    effect: '申请人、利害关系人可以在五个工作日内要求听证；在此期间不能作出决定，办理时限照常计算。',
    onlyWhen: ({ hearing }) => hearing === undefined,
  },
  {
    act: 'request-hearing',
    from: beingHandled,
    to: 'unchanged',
    by: 'applicant',
    words: ['cases.file'],
    article: alike('第四十七条第一款'),
    effect: '办理机关应当在二十个工作日内组织听证，您不承担听证的费用。',
    onlyWhen: ({ hearing }) => hearing === 'told',
  },
  {
    act: 'receive-hearing-request',
    from: beingHandled,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第四十七条第一款'),
    effect: '利害关系人提出听证申请的，应当在二十个工作日内组织听证，不得收取费用。',
    onlyWhen: ({ hearing }) => hearing === 'told',
  },
  {
    act: 'lapse-hearing',
    from: beingHandled,
    to: 'unchanged',
    by: 'system',
    words: ['cases.sweep'],
    article: alike('第四十七条第一款'),
    effect: '五个工作日内没有人要求听证，可以作出决定。',
    onlyWhen: ({ hearing }) => hearing === 'told',
  },
  {
    act: 'call-hearing',
    from: beingHandled,
    to: 'suspended',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第四十五条、第四十六条、第四十七条、第四十八条第一款第一项至第三项'),
    effect:
      '举行听证的七个工作日前通知申请人、利害关系人，听证公开举行；从明天起停止计算办理时限，听证笔录登记以后继续计算。',
    onlyWhen: ({ hearing }) => hearing !== 'told' && hearing !== 'held' && hearing !== 'called',
  },
  {
    act: 'put-off-hearing',
    from: ['suspended'],
    to: 'unchanged',
    by: 'staff',
    words: ['cases.put-off-hearing'],
    article: alike('第四十五条、第四十八条第一款第一项'),
    effect: '另定日期，至少提前七个工作日重新通知申请人和利害关系人；办理时限继续停止计算。',
    onlyWhen: ({ hearing }) => hearing === 'called',
  },
  {
    act: 'record-hearing',
    from: ['suspended'],
    to: 'accepted',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第四十八条第一款第五项、第二款'),
    effect: '笔录交听证参加人确认并签字；决定应当根据笔录作出。从明天起继续计算办理时限。',
    onlyWhen: ({ hearing }) => hearing === 'called',
  },
  {
    act: 'prolong-procedure',
    from: ['suspended'],
    to: 'unchanged',
    by: 'staff',
    words: ['cases.examine'],
    article: alike('第四十五条'),
    effect: '告知的时间不够的，重新书面告知还需要多长时间；办理时限继续停止计算。',
    onlyWhen: ({ hearing }) => hearing !== 'called',
  },
]
