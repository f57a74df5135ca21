/**
 * THE table of a case's life: which act is open in which status, what it leads to, who may do it and on which
 * provision it rests. It is code, because it is law: an item cannot configure it away.
 */
import type { Act, LawKind, Status } from '../contract.ts'
import { countersignRows } from './countersign-rows.ts'
import { hearingOpen, hearingRows } from './hearing-rows.ts'
import { renewalRows } from './renewal-rows.ts'
import { timerRows } from './timer-rows.ts'
import { promise, xkf, yshj } from './provisions.ts'

export type HearingState = 'told' | 'requested' | 'called' | 'held' | 'lapsed'

/** What of a case decides which acts are open. */
export type Standing = {
  readonly status: Status
  /** A correction has been asked for; the law allows it once. */
  readonly correctionAsked: boolean
  /** The limit has been extended; the law allows it once. */
  readonly extended: boolean
  /** Promised materials are still to come. */
  readonly deferredOpen: boolean
  readonly handling: 'instant' | 'promised'
  /** The applicant chose to promise; the decision is made on the spot. */
  readonly committed?: boolean
  /** A no that waits for a superior, or was overturned by one. */
  /** How far a hearing has come. */
  readonly hearing?: HearingState
  /** The item wants a site check first, and there is none yet. */
  readonly siteCheckOpen?: boolean
  /** The renewal of a licence, applied for in time. */
  readonly renewing?: boolean
  readonly countersign?: 'refusal-proposed' | 'refusal-overturned' | 'denial-proposed'
  /** An open step of the route has others behind it. */
  readonly hasEarlierStep: boolean
  /** A review step of another body is open. */
  readonly jointOpen: boolean
  /** A step was done, and nobody has acted on what followed. */
  readonly hasLastStep: boolean
  /** A boundary timer waits on an open step. */
  readonly timerWaits: boolean
  /** A review step is open on a second way, for which the decision does not wait. */
  readonly asideOpen: boolean
}

export type Row = {
  readonly act: Act
  readonly from: readonly Status[]
  /** `unchanged`: the case stays where it is. */
  readonly to: Status | 'unchanged'
  readonly by: 'applicant' | 'staff' | 'system'
  /** Every permission word it takes; the first is the one its contract names. */
  readonly words: readonly string[]
  /** The provision: for an administrative licence, and for another service. */
  readonly article: Readonly<Record<LawKind, string>>
  /** Legal effect, one sentence, read before the act is done. */
  readonly effect: string
  readonly onlyWhen?: (standing: Standing) => boolean
}

const waitingForIntake: readonly Status[] = ['filed', 'corrected']
/** 容缺受理 is administrative practice, not a statute: what holds is the promise and what was told at acceptance. */
const CORRECTION_TIME = '补正告知书告知的期限和依据'
const DEFERRAL = '容缺受理：申请人的书面承诺和受理时的告知'
/** Who does what in which order inside the body is the body's to arrange. */
const INSIDE = '内部审批流程（不影响申请人权利）'
const JOINT = '并联审批的环节时限和逾期规则（审批流程约定）'
const inHand: readonly Status[] = ['accepted', 'suspended', 'examined']
const beingHandled: readonly Status[] = ['accepted', 'examined']
const undecided: readonly Status[] = ['filed', 'correcting', 'corrected', 'accepted', 'suspended', 'examined']

export const caseTable: readonly Row[] = [
  {
    act: 'ask-correction',
    from: ['filed'],
    to: 'correcting',
    by: 'staff',
    words: ['cases.accept'],
    article: { licence: xkf('第三十二条第一款第四项'), service: yshj('第三十六条第一款') },
    effect: '只能告知一次，必须列全；补正期间不计入办理时限，申请人补正后重新计算受理期限。',
    onlyWhen: ({ correctionAsked, countersign }) => !correctionAsked && countersign !== 'refusal-proposed',
  },
  {
    act: 'submit-correction',
    from: ['correcting'],
    to: 'corrected',
    by: 'applicant',
    words: ['cases.file'],
    article: { licence: xkf('第三十二条第一款第五项'), service: promise('第三十二条第一款第五项') },
    effect: '按要求补正齐全的，行政机关应当受理。',
  },
  {
    act: 'receive-correction',
    from: ['correcting'],
    to: 'corrected',
    by: 'staff',
    words: ['cases.receive'],
    article: { licence: xkf('第三十二条第一款第五项'), service: promise('第三十二条第一款第五项') },
    effect: '申请人当面交来补正材料，由窗口代为提交；按要求补正齐全的，行政机关应当受理。',
  },
  {
    act: 'correct-on-the-spot',
    from: waitingForIntake,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.receive'],
    article: { licence: xkf('第三十二条第一款第三项'), service: promise('第三十二条第一款第三项') },
    effect: '申请人在场，当场更正填写或者材料上的错误；不发补正告知书，不影响受理期限。',
  },
  {
    act: 'accept',
    from: waitingForIntake,
    to: 'accepted',
    by: 'staff',
    words: ['cases.accept'],
    article: { licence: xkf('第三十二条第一款第五项'), service: promise('第三十二条第一款第五项') },
    effect: '办理时限从受理之日的次日起算，同时向申请人出具受理通知书。',
  },
  {
    act: 'refuse-acceptance',
    from: waitingForIntake,
    to: 'not-accepted',
    by: 'staff',
    words: ['cases.accept'],
    article: {
      licence: xkf('第三十二条第一款第一项、第二项'),
      service: promise('第三十二条第一款第一项、第二项'),
    },
    effect:
      '只适用于依法不需要办理或者不属于本机关职权的申请。窗口和审批岗提出的，经上级核准后才出具书面凭证；核准前五个工作日的期限照常计算，逾期视为受理。',
    onlyWhen: ({ countersign }) => countersign === undefined,
  },
  ...countersignRows,
  {
    act: 'deem-accepted',
    from: waitingForIntake,
    to: 'accepted',
    by: 'system',
    words: ['cases.sweep'],
    article: { licence: xkf('第三十二条第一款第四项'), service: promise('第三十二条第一款第四项') },
    effect: '五个工作日内没有告知的，自收到申请材料之日起即为受理。',
  },
  {
    act: 'decide-on-the-spot',
    from: waitingForIntake,
    to: 'granted',
    by: 'staff',
    words: ['cases.decide', 'cases.accept', 'cases.examine'],
    article: { licence: xkf('第三十四条第二款'), service: yshj('第三十六条第一款') },
    effect: '材料齐全、符合法定形式且能够当场决定：受理、审查、准予一次完成，分别记录。',
    onlyWhen: ({ handling, committed, siteCheckOpen }) =>
      (handling === 'instant' || committed === true) && !siteCheckOpen,
  },
  {
    act: 'decide-by-rule',
    from: waitingForIntake,
    to: 'granted',
    by: 'system',
    words: ['cases.decide-by-rule'],
    article: { licence: xkf('第三十四条第二款'), service: yshj('第三十六条第一款') },
    effect:
      '公开的秒批规则全部成立：系统受理、审查、准予一次完成，分别记录。不成立或者不能确定的转人工，不会自动不予。',
    onlyWhen: (standing) => standing.handling === 'instant',
  },
  {
    act: 'examine',
    from: beingHandled,
    to: 'examined',
    by: 'staff',
    words: ['cases.examine'],
    article: { licence: xkf('第三十四条第一款'), service: promise('第三十四条第一款') },
    effect: '审查意见提交下一环节，不直接产生对外效力。',
    onlyWhen: ({ status, asideOpen }) => status === 'accepted' || asideOpen,
  },
  {
    act: 'return',
    from: beingHandled,
    to: 'accepted',
    by: 'staff',
    words: ['cases.examine'],
    article: { licence: xkf('第三十七条'), service: promise('第三十七条') },
    effect: '退回以前的环节重新办理，办理时限不停止。',
    onlyWhen: (standing) => standing.hasEarlierStep,
  },
  {
    act: 'take-back',
    from: beingHandled,
    to: 'accepted',
    by: 'staff',
    words: ['cases.examine'],
    article: { licence: INSIDE, service: INSIDE },
    effect: '后面的环节还没有人办理时，撤回自己刚刚提交的环节，重新填写意见；办理时限不停止。',
    onlyWhen: ({ hasLastStep, countersign }) => hasLastStep && countersign !== 'denial-proposed',
  },
  {
    act: 'lapse-step',
    from: beingHandled,
    to: 'unchanged',
    by: 'system',
    words: ['cases.sweep'],
    article: { licence: JOINT, service: JOINT },
    effect: '并联审批的部门在环节时限内没有反馈意见：记录在案；审批流程规定逾期视为同意的，按同意继续办理。',
    onlyWhen: (standing) => standing.jointOpen,
  },
  {
    act: 'begin-procedure',
    from: beingHandled,
    to: 'suspended',
    by: 'staff',
    words: ['cases.examine'],
    article: { licence: xkf('第四十五条'), service: yshj('第三十六条第一款') },
    effect: '从明天起停止计算办理时限，并书面告知申请人需要多长时间；结束后继续计算。',
  },
  {
    act: 'end-procedure',
    from: ['suspended'],
    to: 'accepted',
    by: 'staff',
    words: ['cases.examine'],
    article: { licence: xkf('第四十五条'), service: yshj('第三十六条第一款') },
    effect: '登记结果，从明天起继续计算办理时限，办件回到审查环节。',
    onlyWhen: ({ hearing }) => hearing !== 'called',
  },
  {
    act: 'extend',
    from: beingHandled,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.extend'],
    article: { licence: xkf('第四十二条第一款'), service: yshj('第三十六条第二款') },
    effect: '由本机关负责人批准，只能延长一次，延长的理由书面告知申请人。',
    onlyWhen: (standing) => !standing.extended,
  },
  ...timerRows,
  ...hearingRows,
  ...renewalRows,
  {
    act: 'supply-deferred',
    from: inHand,
    to: 'unchanged',
    by: 'applicant',
    words: ['cases.file'],
    article: { licence: DEFERRAL, service: DEFERRAL },
    effect: '按书面承诺补交材料；补齐以后才能作出准予的决定。',
    onlyWhen: (standing) => standing.deferredOpen,
  },
  {
    act: 'receive-deferred',
    from: inHand,
    to: 'unchanged',
    by: 'staff',
    words: ['cases.receive'],
    article: { licence: DEFERRAL, service: DEFERRAL },
    effect: '申请人当面补交承诺的材料，由窗口代为提交。',
    onlyWhen: (standing) => standing.deferredOpen,
  },
  {
    act: 'lapse-deferred',
    from: inHand,
    to: 'terminated',
    by: 'system',
    words: ['cases.sweep'],
    article: { licence: DEFERRAL, service: DEFERRAL },
    effect: '承诺的期限届满没有补交的，按受理时告知的后果终止办理，或者视为撤回申请。',
    onlyWhen: (standing) => standing.deferredOpen,
  },
  {
    act: 'lapse-correction',
    from: ['correcting'],
    to: 'terminated',
    by: 'system',
    words: ['cases.sweep'],
    article: { licence: CORRECTION_TIME, service: CORRECTION_TIME },
    effect: '补正告知书告知的期限届满没有补正的，终止办理，书面告知理由和救济途径。',
  },
  {
    act: 'grant',
    from: ['examined'],
    to: 'granted',
    by: 'staff',
    words: ['cases.decide'],
    article: { licence: xkf('第三十八条第一款、第三十九条'), service: promise('第三十八条第一款') },
    effect: '作出准予的书面决定，事项有电子证照的同时签发。',
    onlyWhen: (standing) => !standing.deferredOpen && !hearingOpen(standing) && !standing.siteCheckOpen,
  },
  {
    act: 'deny',
    from: ['examined'],
    to: 'denied',
    by: 'staff',
    words: ['cases.decide'],
    article: { licence: xkf('第三十八条第二款'), service: promise('第三十八条第二款') },
    effect:
      '作出不予的书面决定，说明理由，并告知行政复议和行政诉讼的权利。本部门规定须经核准的，上级核准后才作出，核准前办理时限照常计算。',
    onlyWhen: (standing) =>
      standing.countersign !== 'denial-proposed' && !hearingOpen(standing) && !standing.siteCheckOpen,
  },
  {
    act: 'deliver',
    from: ['granted', 'denied'],
    to: 'delivered',
    by: 'staff',
    words: ['cases.deliver'],
    article: { licence: xkf('第四十四条'), service: promise('第四十四条') },
    effect: '决定书和证照送达申请人；电子送达的同时办结。',
  },
  {
    act: 'close',
    from: ['delivered'],
    to: 'closed',
    by: 'staff',
    words: ['cases.deliver'],
    article: { licence: '办结登记（不影响申请人权利）', service: '办结登记（不影响申请人权利）' },
    effect: '登记办结，邀请申请人评价。',
  },
  {
    act: 'withdraw',
    from: undecided,
    to: 'withdrawn',
    by: 'applicant',
    words: ['cases.file'],
    article: { licence: '申请人处分自己的申请（决定作出前）', service: '申请人处分自己的申请（决定作出前）' },
    effect: '本件终结，不作决定；以后可以重新申请。',
  },
  {
    act: 'receive-withdrawal',
    from: undecided,
    to: 'withdrawn',
    by: 'staff',
    words: ['cases.receive'],
    article: { licence: '申请人处分自己的申请（决定作出前）', service: '申请人处分自己的申请（决定作出前）' },
    effect: '申请人当面提出撤回，由窗口代为登记；本件终结，不作决定。',
  },
  {
    act: 'terminate',
    from: undecided,
    to: 'terminated',
    by: 'staff',
    words: ['cases.decide'],
    article: { licence: `参照${xkf('第七十条')}，具体依据写入决定书`, service: '具体依据写入决定书' },
    effect: '申请已经无从决定时才适用：本件终结，不作准予或者不予的决定，书面告知理由和救济途径。',
  },
]

/** Accepted, and not decided yet. */
export const isInHand = (status: Status): boolean => inHand.includes(status)

/** Statuses in which nothing more can happen. */
export const endStatuses: readonly Status[] = ['closed', 'not-accepted', 'withdrawn', 'terminated']

/** The rows open to anyone at all in this standing, in the order of the table. */
export function openRows(standing: Standing): readonly Row[] {
  return caseTable.filter((row) => row.from.includes(standing.status) && (row.onlyWhen?.(standing) ?? true))
}

export type Verdict =
  | { readonly open: true; readonly row: Row }
  | { readonly open: false; readonly instead: readonly Act[] }

/** Whether the act is open; if not, which acts are. */
export function after(standing: Standing, act: Act): Verdict {
  const rows = openRows(standing)
  const row = rows.find((one) => one.act === act)
  return row ? { open: true, row } : { open: false, instead: rows.map((one) => one.act) }
}
