/** The words and shapes in which a case is told. Browser-safe. */
import { id, legalDate, moment } from '#kernel/contract.ts'
import { z } from 'zod'
import { commitmentShown, ruleCheck } from './easier-shapes.ts'
import { clock } from './shapes-clock.ts'
import { delayShown } from './contract-delay.ts'
import { undoingChoice, undoingFacts } from './contract-undoing.ts'
import { letterShown } from './shapes-letters.ts'
import { materialShown } from './contract-given.ts'
import { hearingShown, partyShown, siteCheckShown } from './shapes-hearing.ts'

/** Where a case stands, in the words of the law. */
export const statusTitles = {
  filed: '待受理',
  correcting: '待补正',
  corrected: '已补正，待受理',
  accepted: '已受理，待审查',
  suspended: '特别程序中',
  examined: '已审查，待决定',
  granted: '准予，待送达',
  denied: '不予，待送达',
  delivered: '已送达',
  closed: '已办结',
  'not-accepted': '不予受理',
  withdrawn: '已撤回',
  terminated: '已终止',
} as const
export type Status = keyof typeof statusTitles
export const statuses = Object.keys(statusTitles) as Status[]
export const status = z.enum(statuses as [Status, ...Status[]])

/** Everything that may be done to a case that has been filed. */
export const actTitles = {
  'ask-correction': '一次告知补正',
  'submit-correction': '提交补正',
  'receive-correction': '窗口代收补正',
  'correct-on-the-spot': '当场更正',
  accept: '受理',
  'refuse-acceptance': '不予受理',
  'confirm-refusal': '核准不予受理',
  'overturn-refusal': '否决不予受理',
  'deem-accepted': '视为受理',
  'deem-renewed': '视为准予延续',
  'decide-on-the-spot': '当场办结',
  'decide-by-rule': '秒批',
  examine: '审查',
  return: '退回',
  'take-back': '撤回提交',
  'lapse-step': '并联部门逾期未反馈',
  'fire-timer': '定时到期',
  'begin-procedure': '启动特别程序',
  'end-procedure': '结束特别程序',
  'prolong-procedure': '延长特别程序',
  'record-site-check': '登记现场核查',
  'tell-party': '告知利害关系人',
  'record-statement': '记录陈述申辩',
  'state-views': '陈述和申辩',
  'tell-hearing-right': '告知听证权利',
  'request-hearing': '要求听证',
  'receive-hearing-request': '登记听证申请',
  'lapse-hearing': '逾期没有要求听证',
  'call-hearing': '通知举行听证',
  'put-off-hearing': '听证改期',
  'record-hearing': '登记听证笔录',
  extend: '延长期限',
  'supply-deferred': '补交容缺材料',
  'receive-deferred': '窗口代收容缺材料',
  'lapse-deferred': '逾期未补交容缺材料',
  'lapse-correction': '逾期未补正',
  grant: '准予',
  deny: '不予',
  'confirm-denial': '核准不予',
  'overturn-denial': '否决不予',
  deliver: '送达',
  close: '办结',
  withdraw: '撤回申请',
  'receive-withdrawal': '窗口代办撤回',
  terminate: '终止办理',
} as const
export type Act = keyof typeof actTitles
export const acts = Object.keys(actTitles) as Act[]
export const act = z.enum(acts as [Act, ...Act[]])
export const applicantAct = z.enum([
  'submit-correction',
  'supply-deferred',
  'state-views',
  'request-hearing',
  'withdraw',
])

/** 办件类型 by the law that governs it: an administrative licence or another service. */
export const lawKind = z.enum(['licence', 'service'])
export type LawKind = z.infer<typeof lawKind>

export const handling = z.enum(['instant', 'promised'])
export const channel = z.enum(['online', 'window'])
export const channelTitles = { online: '网上申请', window: '窗口申请' } as const
export const deliveryChannel = z.enum(['online', 'counter', 'post'])
export const deliveryTitles = { online: '电子送达', counter: '窗口领取', post: '邮寄' } as const

/** 特别程序: what 行政许可法 art. 45 leaves out of the limits. A hearing has steps of its own. */
export const procedureTitles = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  test: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
} as const
export type ProcedureKind = keyof typeof procedureTitles
export const procedureKind = z.enum(Object.keys(procedureTitles) as [ProcedureKind, ...ProcedureKind[]])

/** Why a case may end without a decision. */
export const terminationTitles = {
  'applicant-gone': '申请人死亡、丧失行为能力，或者依法终止',
  impossible: '因不可抗力等原因，申请事项已经无法实施',
  'not-corrected': '申请人在规定的期限内没有补正',
  'deferred-missed': '申请人没有按书面承诺补交容缺材料',
} as const
export type TerminationGround = keyof typeof terminationTitles
/** What a body may terminate on; a promise that was not kept ends the case by itself. */
export const terminationGround = z.enum(['applicant-gone', 'impossible', 'not-corrected'])

/** Tabs of the worklist: whose turn it is, or what one kind of post has to do. */
export const tabTitles = {
  mine: '我的待办',
  team: '本部门',
  countersign: '待我核准',
  claimed: '我承办的',
  others: '等待他人',
  joint: '会同办理',
  deferred: '容缺待补',
  checks: '承诺核查',
  all: '全部',
  intake: '待受理',
  review: '待审查',
  decision: '待决定',
  delivery: '待送达',
  waiting: '待补正',
  special: '特别程序中',
} as const
export type CaseTab = keyof typeof tabTitles
export const caseTab = z.enum(Object.keys(tabTitles) as [CaseTab, ...CaseTab[]])

export const filed = z.object({
  caseId: id,
  /** 办件编号, at most 50 characters. */
  number: z.string(),
  /** 查询码, eight readable letters. */
  queryCode: z.string(),
  status,
  /** The day by which the body must accept, refuse or ask for corrections. */
  acceptanceDue: legalDate,
  /** Granted at once by the item's published rule. */
  granted: z.boolean(),
  licenceId: id.optional(),
})

export const openAct = z.object({
  act,
  title: z.string(),
  /** The provision the act rests on. */
  article: z.string(),
  /** One sentence on its legal effect, for the dialog before it. */
  effect: z.string(),
})

export const moved = z.object({ caseId: id, status, can: z.array(act) })

export const timelineEntry = z.object({
  at: moment,
  act: z.string(),
  title: z.string(),
  status,
  statusTitle: z.string(),
  /** The applicant, the body and post, or 系统. */
  by: z.string(),
  article: z.string(),
  /** Reason or opinion; opinions inside the body are shown to staff only. */
  words: z.string().optional(),
})

/** The body that handles a case and the number it publishes for this service; public, nothing of the applicant. */
export const whomToAsk = z.object({ organName: z.string(), phone: z.string().optional() })

export const progressStep = z.object({ at: moment, title: z.string(), statusTitle: z.string() })

export const correctionNotice = z.object({
  askedAt: moment,
  items: z.array(
    z.object({ kind: z.enum(['material', 'field']), key: z.string(), name: z.string(), problem: z.string() }),
  ),
  note: z.string().optional(),
  /** The day told for the answer, where the body has settled one, and the rule it rests on. */
  answerBy: legalDate.optional(),
  answerBasis: z.string().optional(),
  answeredAt: moment.optional(),
})

export const procedureShown = z.object({
  kind: procedureKind,
  title: z.string(),
  reason: z.string(),
  basis: z.string(),
  /** Working days it needs, as told. */
  days: z.number().int(),
  from: legalDate,
  plannedTo: legalDate,
  /** Absent while it runs. */
  to: legalDate.optional(),
  result: z.string().optional(),
})

export const reading = z.array(
  z.object({
    section: z.string(),
    rows: z.array(z.object({ key: z.string().optional(), label: z.string(), text: z.string() })),
  }),
)

const shared = {
  id,
  number: z.string(),
  queryCode: z.string(),
  item: z.object({ id, versionId: id, name: z.string(), code: z.string() }),
  organ: z.object({ id, name: z.string(), phone: z.string().optional() }),
  status,
  statusTitle: z.string(),
  law: lawKind,
  handling,
  channel,
  filedAt: moment,
  acceptedOn: legalDate.optional(),
  /** Accepted because the body stayed silent. */
  deemed: z.boolean(),
  decidedAt: moment.optional(),
  granted: z.boolean().optional(),
  closedAt: moment.optional(),
  clock,
  timeline: z.array(timelineEntry),
  form: reading,
  materials: z.array(materialShown),
  /** Answers to the item's situation questions, by which materials and form were decided. */
  situation: z.array(z.object({ key: z.string(), text: z.string(), option: z.string(), label: z.string() })),
  correction: correctionNotice.optional(),
  /** How the item's rule came out; absent when it has none. */
  ruleCheck: ruleCheck.optional(),
  commitment: commitmentShown.optional(),
  procedures: z.array(procedureShown),
  /** Handled in a way with a limit of its own (行政许可法 art. 42(2), 43). */
  regime: z.object({ title: z.string(), basis: z.string(), governmentExtends: z.boolean() }).optional(),
  /** The licence it changes or renews. */
  concerns: z.object({ title: z.string(), licenceId: id }).optional(),
  hearing: hearingShown.optional(),
  siteChecks: z.array(siteCheckShown),
  ...undoingFacts,
  /** 超期, and the reasons the body gave. */
  delays: z.array(delayShown),
  letters: z.array(letterShown),
  licenceId: id.optional(),
  can: z.array(act),
  acts: z.array(openAct),
}

export const myCaseFacts = z.object({
  ...shared,
  /** What comes next, in one plain sentence, and whom to ask. */
  next: z.string(),
  yourTurn: z.boolean(),
  ask: whomToAsk,
  /** The values as filed, to prefill a correction; absent unless a correction is asked for. */
  values: z.record(z.string(), z.unknown()).optional(),
  /** Why it was denied, not accepted or terminated, and what can be done about it. */
  refusal: z
    .object({
      reason: z.string(),
      basis: z.string().optional(),
      rightBody: z.string().optional(),
      remedies: z.array(z.string()),
    })
    .optional(),
  delivery: z.object({ channel: deliveryChannel, at: moment }).optional(),
})

/** A no that waits for a superior's countersign; read inside the body only. */
export const proposedNo = z.object({
  act: z.enum(['refuse-acceptance', 'deny']),
  at: moment,
  by: z.string(),
  reason: z.string(),
  basis: z.string().optional(),
  rightBody: z.string().optional(),
})

export const casePageFacts = z.object({
  ...shared,
  proposal: proposedNo.optional(),
  undoingChoices: z.array(undoingChoice),
  /** Whoever looks may say why the case is late. */
  mayExplainDelay: z.boolean(),
  /** Whoever looks may say that a file was compared with its original. */
  mayCheckOriginals: z.boolean(),
  /** 利害关系人, told and heard (行政许可法 art. 36). */
  parties: z.array(partyShown),
  applicant: z.object({
    kind: z.enum(['person', 'enterprise']),
    id,
    name: z.string(),
    identifierMasked: z.string(),
    contactPhone: z.string().optional(),
    agentName: z.string().optional(),
  }),
  /** The examiner's opinion, newest last. */
  opinions: z.array(z.object({ at: moment, by: z.string(), recommends: z.enum(['grant', 'deny']), words: z.string() })),
  /** What each intake check of the item asks: its conditions. */
  conditions: z.array(z.string()),
  basis: z.array(z.object({ law: z.string(), article: z.string(), text: z.string().optional() })),
  fees: z.array(z.object({ name: z.string(), standard: z.string() })),
  /** Special procedures the item declares, with the days and the provision its guide gives. */
  declaredProcedures: z.array(
    z.object({ name: z.string(), days: z.number().int().optional(), basis: z.string().optional() }),
  ),
  /** Form fields whose values the correction changed. */
  changed: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  result: z.object({ kind: z.string(), name: z.string(), licenceType: z.string().optional() }),
})

export const caseListRow = z.object({
  id,
  number: z.string(),
  itemId: id,
  itemName: z.string(),
  organId: id,
  organName: z.string(),
  applicantName: z.string(),
  applicantKind: z.enum(['person', 'enterprise']),
  status,
  statusTitle: z.string(),
  handling,
  channel,
  /** Absent while the applicant has to answer. */
  dueOn: legalDate.optional(),
  /** Working days left: 0 today, negative when late. */
  remaining: z.number().int().optional(),
  provisional: z.boolean(),
  filedAt: moment,
  updatedAt: moment,
  /** Who did the last step inside the body. */
  handler: z.string().optional(),
  /** What it is listed for: the name of a step, or how its check stands; the date is that one's. */
  task: z.string().optional(),
  can: z.array(act),
})
export type CaseListRow = z.infer<typeof caseListRow>
