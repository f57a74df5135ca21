/** 告知承诺: what is offered to an applicant, and the check after a grant on a promise. */
import { id, legalDate, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal, tooMany } from '#kernel/problem.ts'
import { z } from 'zod'
import { checkAct, checkStatus } from './easier-shapes.ts'
import { actNotOpen } from './refusals.ts'

export const commitmentNotOffered = refusal('cases.commitment-not-offered', 422, '这个事项不能以告知承诺方式办理')
/** facts: `because`: what was found untrue before, each with its item and day */
export const commitmentExcluded = refusal(
  'cases.commitment-excluded',
  422,
  '您有不实承诺的记录还没有修复，这次不能选择告知承诺，请按一般程序提交材料',
)
export const commitmentChanged = refusal('cases.commitment-changed', 409, '承诺书的内容已经变化，请重新阅读以后再签署')
/** facts: `status`, `open` */
export const checkActNotOpen = refusal('cases.check-act-not-open', 409, '核查已经不在这个环节，请刷新页面后再办理')
/** facts: `answerBy` */
export const answerStillOpen = refusal(
  'cases.answer-still-open',
  422,
  '当事人还可以陈述申辩，等其陈述或者期限届满以后才能认定承诺不实',
)
/** facts: `correctBy` */
export const correctionStillOpen = refusal('cases.correction-still-open', 422, '整改期限还没有届满，不能因逾期撤销')
export const decisionNotDelivered = refusal(
  'cases.decision-not-delivered',
  409,
  '决定还没有送达，请先送达再告知核查情况',
)
export const evidenceNotYours = refusal('cases.evidence-not-yours', 422, '有的证据文件不是您上传的，请重新上传')

export const exclusion = z.object({ itemName: z.string(), what: z.string(), recordedOn: legalDate })

/** The text they would sign, and what it stands for. */
export const promiseOffer = z.object({
  edition: z.string(),
  text: z.string(),
  /** SHA-256 of the text, to be sent back with the signature. */
  fingerprint: z.string(),
  materials: z.array(z.object({ key: z.string(), name: z.string() })),
  conditions: z.array(z.string()),
  consequence: z.string(),
  basis: z.string(),
  check: z.object({ mode: z.string(), days: z.number().int() }),
  broken: z.string(),
})

/** The choice before an applicant: the text they would sign, what it stands for, and whether they may. */
export const commitmentOffer = route({
  name: 'cases.commitment-offer',
  method: 'GET',
  path: '/api/items/:itemId/commitment',
  summary: '查看可以签署的告知承诺书',
  permission: 'cases.file',
  input: z.object({ itemId: id, organId: id.optional() }),
  output: z.object({
    offer: promiseOffer.optional(),
    /** Promises found untrue and not repaired: as long as there is one, the ordinary way is open only. */
    excluded: z.array(exclusion),
  }),
})

const caseId = id
const moved = z.object({ caseId, status: checkStatus, can: z.array(checkAct) })
const always = [notFound, notYours, checkActNotOpen] as const
const reason = z.string().trim().min(2, '请写明理由').max(2000)
const basis = z.string().trim().min(2, '请写明依据').max(1000)
const documentIds = z.array(id).max(20)

/** The check found something untrue: the holder is told and may state their view first (行政许可法 art. 7). */
export const reportFinding = route({
  name: 'cases.report-finding',
  method: 'POST',
  path: '/api/cases/:caseId/commitment-check/finding',
  summary: '告知核查情况，听取陈述申辩',
  permission: 'cases.check',
  input: z.object({
    caseId,
    findings: reason,
    documentIds: documentIds.min(1, '请上传核查的证据'),
    /** Working days the holder has to answer. */
    answerDays: z.number().int().min(3, '至少给三个工作日').max(30).default(5),
  }),
  output: moved,
  refusals: [...always, decisionNotDelivered, evidenceNotYours],
})

export const stateView = route({
  name: 'cases.state-view',
  method: 'POST',
  path: '/api/cases/:caseId/commitment-check/statement',
  summary: '对核查情况陈述申辩',
  permission: 'cases.file',
  input: z.object({ caseId, statement: sensitive(z.string().trim().min(2, '请写明您的意见').max(2000)) }),
  output: moved,
  refusals: always,
})

/**
 * `kept` at any time, with evidence of it; `correct` and `revoke` once the holder was heard or the time told has passed, each with
 * a record in the credit module.
 */
export const concludeCheck = route({
  name: 'cases.conclude-check',
  method: 'POST',
  path: '/api/cases/:caseId/commitment-check/conclusion',
  summary: '作出核查结论',
  permission: 'cases.check',
  input: z
    .object({
      caseId,
      outcome: z.enum(['kept', 'correct', 'revoke']),
      reason,
      basis: basis.optional(),
      correctBy: legalDate.optional(),
      documentIds: documentIds.default([]),
    })
    .refine(({ outcome, basis: given }) => outcome === 'kept' || given !== undefined, {
      path: ['basis'],
      message: '请写明依据',
    })
    .refine(({ outcome, correctBy }) => (outcome === 'correct') === (correctBy !== undefined), {
      path: ['correctBy'],
      message: '责令整改的，请写明期限',
    }),
  output: moved,
  refusals: [...always, answerStillOpen, correctionStillOpen, evidenceNotYours],
})

export const confirmCorrected = route({
  name: 'cases.confirm-corrected',
  method: 'POST',
  path: '/api/cases/:caseId/commitment-check/corrected',
  summary: '确认整改完成',
  permission: 'cases.check',
  input: z.object({ caseId, reason, documentIds: documentIds.default([]) }),
  output: moved,
  refusals: [...always, evidenceNotYours],
})

export const noRule = refusal('cases.no-rule', 422, '这个事项没有秒批规则')

/** 秒批 once more, for what the system could not do at filing. */
export const decideByRule = route({
  name: 'cases.decide-by-rule',
  method: 'POST',
  path: '/api/cases/:caseId/rule-decision',
  summary: '按公开规则秒批',
  permission: 'cases.decide-by-rule',
  input: z.object({ caseId }),
  output: z.object({ caseId, granted: z.boolean() }),
  refusals: [notFound, notYours, actNotOpen, noRule],
})

export const remindCheck = route({
  name: 'cases.remind-check',
  method: 'POST',
  path: '/api/cases/:caseId/commitment-check/reminder',
  summary: '提醒承诺核查到期',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: z.object({ caseId, told: z.enum(['near', 'overdue', 'nothing']) }),
  refusals: [notFound],
})

const checkShow = z.enum(['open', 'overdue', 'done']).default('open')

export const commitmentChecks = route({
  name: 'cases.commitment-checks',
  method: 'GET',
  path: '/api/commitment-checks',
  summary: '承诺核查任务',
  permission: 'cases.see',
  input: z.object({ ...pageQuery, show: checkShow }),
  output: pageOf(
    z.object({
      caseId,
      number: z.string(),
      itemName: z.string(),
      organName: z.string(),
      applicantName: z.string(),
      status: checkStatus,
      statusTitle: z.string(),
      mode: z.string(),
      risk: z.string(),
      /** What is due next, and on which day. */
      nextOn: legalDate,
      remaining: z.number().int(),
      provisional: z.boolean(),
      overdue: z.boolean(),
      can: z.array(checkAct),
    }),
  ).extend({ overdue: z.number().int() }),
})

/** The list as a file, written behind; where it stands: `exports.my-exports`. */
export const exportChecks = route({
  name: 'cases.export-checks',
  method: 'POST',
  path: '/api/commitment-checks/exports',
  summary: '导出承诺核查任务',
  permission: 'cases.see',
  input: z.object({ show: checkShow, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({ exportId: id }),
  refusals: [tooMany],
  status: 201,
})
