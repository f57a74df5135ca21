/** Undoing a grant that has taken effect (行政许可法 art. 8, 69, 70): told, heard, decided, and what is owed for it. */
import { id, legalDate, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { grounds, type UndoingAct, type UndoingGround, undoingKinds } from './rules/undoing.ts'

export { undoingTitles, undoneTitles, type UndoingAct, type UndoingGround, type UndoingKind } from './rules/undoing.ts'

export const undoingKind = z.enum(undoingKinds)
export const undoingGround = z.enum(Object.keys(grounds) as [UndoingGround, ...UndoingGround[]])
export const undoingActNames = {
  tell: '告知',
  state: '陈述申辩',
  'record-statement': '登记陈述申辩',
  decide: '作出决定',
  drop: '不再继续',
  pay: '登记支付',
} as const satisfies Record<UndoingAct, string>
export const undoingAct = z.enum(Object.keys(undoingActNames) as [UndoingAct, ...UndoingAct[]])

/** What may be begun, with everything the dialog shows before it. */
export const undoingChoice = z.object({
  kind: undoingKind,
  ground: undoingGround,
  title: z.string(),
  article: z.string(),
  /** 赔偿 or 补偿, where a loss is made good. */
  owed: z.string().optional(),
  /** The holder is heard first. */
  heard: z.boolean(),
})

export const undoingShown = z.object({
  no: z.number().int(),
  kind: undoingKind,
  kindTitle: z.string(),
  ground: undoingGround,
  groundTitle: z.string(),
  article: z.string(),
  reason: z.string(),
  basis: z.string(),
  newTerms: z.string().optional(),
  status: z.enum(['hearing', 'decided', 'dropped']),
  statusTitle: z.string(),
  toldOn: legalDate,
  answerBy: legalDate.optional(),
  /** The holidays of its year are not published yet. */
  answerProvisional: z.boolean(),
  statement: z.string().optional(),
  statedOn: legalDate.optional(),
  /** Written down at the counter by. */
  statedTo: z.string().optional(),
  decidedOn: legalDate.optional(),
  decision: z.string().optional(),
  /** 赔偿 or 补偿. */
  owed: z.string().optional(),
  /** Integer 分. */
  compensation: z.number().int().optional(),
  compensationBasis: z.string().optional(),
  paidOn: legalDate.optional(),
  voucher: z.string().optional(),
  can: z.array(undoingAct),
})

/** What became of the grant. */
export const undone = z.object({
  kind: undoingKind,
  title: z.string(),
  on: legalDate,
  reason: z.string(),
  article: z.string(),
  remedies: z.array(z.string()),
})

/** What every page of a case tells of it. */
export const undoingFacts = { undone: undone.optional(), undoings: z.array(undoingShown) }

export const undoingNotOpen = refusal('cases.undoing-not-open', 409, '现在不能这样处理，请刷新后再看')
/** facts: `answerBy` */
export const holderNotHeard = refusal(
  'cases.holder-not-heard',
  409,
  '陈述申辩的期限还没有届满，持证人也还没有陈述，不能作出决定',
)
export const notAboveDecider = refusal(
  'cases.not-above-decider',
  403,
  '您所在的机关不是作出这项决定的机关的上级行政机关，不能撤销（《行政许可法》第六十九条）',
)
export const grantNotInEffect = refusal(
  'cases.grant-not-in-effect',
  409,
  '只有已经送达的准予决定才能撤销、撤回、变更或者注销',
)
export const groundNotOpen = refusal('cases.ground-not-open', 422, '这个情形不适用于这个办件现在的状态')
export const licenceMovedOn = refusal('cases.licence-moved-on', 409, '这份证照已经换发，请在换发它的办件里办理')
export const compensationUnsaid = refusal(
  'cases.compensation-unsaid',
  422,
  '请写明补偿的金额和依据；没有造成财产损失的，金额填零并写明理由',
)
export const nothingOwed = refusal('cases.nothing-owed', 422, '这个情形依法没有赔偿或者补偿')
export const newTermsUnsaid = refusal('cases.new-terms-unsaid', 422, '变更的，请写明变更以后的内容；其他的不填')
export const notADayYet = refusal('cases.payment-day', 422, '支付的日期不能早于决定，也不能晚于今天')

const caseId = id
const no = z.coerce.number().int().min(1)
const text = (missing: string, longest = 2000) =>
  z.string().trim().min(5, missing).max(longest, `请控制在 ${longest} 字以内`)
const moved = z.object({ caseId, no: z.number().int(), can: z.array(undoingAct) })
const always = [notFound, notYours, undoingNotOpen] as const
const MOST_FEN = 100_000_000_000

/** Begins: tells the holder and opens their time to speak; where there is nothing to be heard on, decides at once. */
export const tellUndoing = route({
  name: 'cases.tell-undoing',
  method: 'POST',
  path: '/api/cases/:caseId/undoings',
  summary: '撤销、撤回、变更、注销准予决定',
  permission: 'cases.undo',
  input: z.object({
    caseId,
    kind: undoingKind,
    ground: undoingGround,
    /** Facts and reasons, told to the holder word for word. */
    reason: text('请写明事实和理由'),
    /** Provisions beside the article of the ground. */
    basis: z.string().trim().min(2, '请写明具体依据').max(1000),
    /** What a changed licence says. */
    newTerms: text('请写明变更以后的内容', 500).optional(),
  }),
  output: moved,
  refusals: [...always, notAboveDecider, grantNotInEffect, groundNotOpen, licenceMovedOn, newTermsUnsaid],
})

export const stateOnUndoing = route({
  name: 'cases.state-on-undoing',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/statement',
  summary: '陈述申辩',
  permission: 'cases.file',
  input: z.object({ caseId, no, statement: sensitive(text('请写明您的意见')) }),
  output: moved,
  refusals: always,
})

/** The holder comes to the counter, or writes a letter. */
export const recordUndoingStatement = route({
  name: 'cases.record-undoing-statement',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/statement/at-window',
  summary: '登记陈述申辩',
  permission: 'cases.undo',
  input: stateOnUndoing.input,
  output: moved,
  refusals: always,
})

export const decideUndoing = route({
  name: 'cases.decide-undoing',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/decision',
  summary: '作出撤销、撤回、变更、注销决定',
  permission: 'cases.undo',
  input: z.object({
    caseId,
    no,
    /** Why, and what became of what the holder said. */
    reason: text('请写明决定的理由，以及对陈述申辩意见是否采纳'),
    /** What is owed for a loss: integer 分, and on what it rests. */
    compensation: z
      .object({
        amount: z.number().int().min(0).max(MOST_FEN),
        basis: z.string().trim().min(2, '请写明依据').max(1000),
      })
      .optional(),
  }),
  output: moved,
  refusals: [...always, holderNotHeard, compensationUnsaid, nothingOwed, licenceMovedOn],
})

/** The statement was right, or undoing it would harm the public gravely (art. 69(3)). */
export const dropUndoing = route({
  name: 'cases.drop-undoing',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/dropping',
  summary: '不予撤销、撤回、变更、注销',
  permission: 'cases.undo',
  input: z.object({ caseId, no, reason: text('请写明理由') }),
  output: moved,
  refusals: always,
})

export const payCompensation = route({
  name: 'cases.pay-compensation',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/payment',
  summary: '登记补偿（赔偿）支付',
  permission: 'cases.undo',
  input: z.object({
    caseId,
    no,
    paidOn: legalDate,
    /** 支付凭证号. */
    voucher: z.string().trim().min(2, '请填写支付凭证号').max(100),
  }),
  output: moved,
  refusals: [...always, notADayYet],
})

/** Performed by the daily sweep: the time to speak has passed, and those who decide are told. */
export const remindUndoing = route({
  name: 'cases.remind-undoing',
  method: 'POST',
  path: '/api/cases/:caseId/undoings/:no/reminder',
  summary: '提醒陈述申辩期限已满',
  permission: 'cases.sweep',
  input: z.object({ caseId, no }),
  output: z.object({ caseId, told: z.boolean() }),
  refusals: [notFound],
})
