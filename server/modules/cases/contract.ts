/** Applications from filing to delivery: what applicants and staff may do with a case, and what each may see of it. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import {
  applicantAct,
  caseListRow,
  casePageFacts,
  caseTab,
  deliveryChannel,
  filed,
  materialGiven,
  moved,
  myCaseFacts,
  progressStep,
  status,
} from './shapes.ts'

export * from './refusals.ts'
export * from './shapes.ts'

const values = sensitive(z.record(z.string(), z.unknown()))
const phone = sensitive(
  z
    .string()
    .trim()
    .regex(/^\+?[0-9-]{6,20}$/, '请填写可以联系到您的电话'),
)
const reason = z.string().trim().min(2, '请写明理由').max(2000, '理由请控制在 2000 字以内')
const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const

export const fileCase = route({
  name: 'cases.file-case',
  method: 'POST',
  path: '/api/cases',
  summary: '提交申请',
  permission: 'cases.file',
  input: z.object({
    itemId: id,
    values,
    materials: z.array(materialGiven).max(100).default([]),
    contactPhone: phone.optional(),
  }),
  output: filed,
  refusals: [refusals.formWrong, refusals.materialsMissing, refusals.materialNotUsable, refusals.notForYou],
  status: 201,
})

/** A clerk files for a person present; the agent of an enterprise shows an ID card and a letter of authority. */
export const fileForApplicant = route({
  name: 'cases.file-for-applicant',
  method: 'POST',
  path: '/api/cases/at-window',
  summary: '窗口代录申请',
  permission: 'cases.receive',
  input: z.object({
    itemId: id,
    applicant: sensitive(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('person'),
          name: z.string().trim().min(1, '请填写姓名').max(50),
          idNumber: z.string().trim().min(15, '请填写身份证号码').max(20),
          phone: phone.optional(),
          address: z.string().trim().max(200).optional(),
        }),
        z.object({
          kind: z.literal('enterprise'),
          name: z.string().trim().min(2, '请填写企业名称').max(200),
          uscc: z.string().trim().length(18, '统一社会信用代码是 18 位'),
          legalRepresentative: z.string().trim().max(50).optional(),
          address: z.string().trim().max(200).optional(),
          /** Who is standing at the counter. */
          agentName: z.string().trim().min(1, '请填写经办人姓名').max(50),
        }),
      ]),
    ),
    values,
    materials: z.array(materialGiven).max(100).default([]),
    contactPhone: phone.optional(),
  }),
  output: filed,
  refusals: [notYours, refusals.formWrong, refusals.materialsMissing, refusals.materialNotUsable, refusals.notForYou],
  status: 201,
})

export const askCorrection = route({
  name: 'cases.ask-correction',
  method: 'POST',
  path: '/api/cases/:caseId/correction-notice',
  summary: '一次告知补正',
  permission: 'cases.accept',
  input: z.object({
    caseId,
    /** Everything that is missing or wrong: there is no second notice. */
    items: z
      .array(
        z.object({
          kind: z.enum(['material', 'field']),
          key: z.string().min(1),
          problem: z.string().trim().min(2, '请写明需要怎样补正').max(500),
        }),
      )
      .min(1, '请列出需要补正的全部内容')
      .max(100),
    note: z.string().trim().max(1000).optional(),
  }),
  output: moved,
  refusals: [...always, refusals.deemedAccepted, refusals.nothingSuch],
})

export const submitCorrection = route({
  name: 'cases.submit-correction',
  method: 'POST',
  path: '/api/cases/:caseId/correction',
  summary: '提交补正',
  permission: 'cases.file',
  input: z.object({ caseId, values: values.optional(), materials: z.array(materialGiven).max(100).default([]) }),
  output: moved,
  refusals: [...always, refusals.formWrong, refusals.correctionIncomplete, refusals.materialNotUsable],
})

export const acceptCase = route({
  name: 'cases.accept-case',
  method: 'POST',
  path: '/api/cases/:caseId/acceptance',
  summary: '受理',
  permission: 'cases.accept',
  input: z.object({ caseId }),
  output: moved.extend({ acceptedOn: legalDate, statutoryDue: legalDate, promisedDue: legalDate }),
  refusals: always,
})

export const refuseAcceptance = route({
  name: 'cases.refuse-acceptance',
  method: 'POST',
  path: '/api/cases/:caseId/refusal',
  summary: '不予受理',
  permission: 'cases.accept',
  input: z
    .object({
      caseId,
      ground: z.enum(['not-needed', 'not-competent']),
      reason,
      /** The body to turn to; required when this one is not competent. */
      rightBody: z.string().trim().max(200).optional(),
    })
    .refine((input) => input.ground !== 'not-competent' || Boolean(input.rightBody), {
      path: ['rightBody'],
      message: '请告知申请人应当向哪个机关申请',
    }),
  output: moved,
  refusals: [...always, refusals.deemedAccepted],
})

/** Performed by the daily sweep: no notice within five working days of receipt counts as acceptance. */
export const deemAccepted = route({
  name: 'cases.deem-accepted',
  method: 'POST',
  path: '/api/cases/:caseId/deemed-acceptance',
  summary: '逾期未告知视为受理',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: moved.extend({ acceptedOn: legalDate }),
  refusals: [...always, refusals.notYetDeemed],
})

/** An instant item, everything in order: accepted, examined and granted in one go, each fact recorded. */
export const decideOnTheSpot = route({
  name: 'cases.decide-on-the-spot',
  method: 'POST',
  path: '/api/cases/:caseId/decision-on-the-spot',
  summary: '当场办结（即办件）',
  permission: 'cases.decide',
  input: z.object({ caseId, opinion: z.string().trim().max(2000).default('材料齐全，符合法定形式，当场作出决定') }),
  output: moved.extend({ licenceId: id.optional() }),
  refusals: always,
})

export const examineCase = route({
  name: 'cases.examine-case',
  method: 'POST',
  path: '/api/cases/:caseId/examination',
  summary: '审查',
  permission: 'cases.examine',
  input: z.object({ caseId, recommends: z.enum(['grant', 'deny']), opinion: reason }),
  output: moved,
  refusals: always,
})

export const returnToExaminer = route({
  name: 'cases.return-to-examiner',
  method: 'POST',
  path: '/api/cases/:caseId/return',
  summary: '退回重新审查',
  permission: 'cases.decide',
  input: z.object({ caseId, reason }),
  output: moved,
  refusals: always,
})

export const grantCase = route({
  name: 'cases.grant-case',
  method: 'POST',
  path: '/api/cases/:caseId/grant',
  summary: '准予',
  permission: 'cases.decide',
  input: z.object({ caseId, opinion: z.string().trim().max(2000).default('符合法定条件、标准，准予') }),
  output: moved.extend({ licenceId: id.optional() }),
  refusals: always,
})

export const denyCase = route({
  name: 'cases.deny-case',
  method: 'POST',
  path: '/api/cases/:caseId/denial',
  summary: '不予',
  permission: 'cases.decide',
  input: z.object({
    caseId,
    /** Told to the applicant word for word. */
    reason,
    /** The provision the application does not meet. */
    basis: z.string().trim().min(2, '请写明不予的法律依据').max(1000),
  }),
  output: moved,
  refusals: always,
})

export const deliverCase = route({
  name: 'cases.deliver-case',
  method: 'POST',
  path: '/api/cases/:caseId/delivery',
  summary: '送达',
  permission: 'cases.deliver',
  input: z
    .object({
      caseId,
      channel: deliveryChannel,
      /** Who took it at the counter. */
      receivedBy: sensitive(z.string().trim().max(50)).optional(),
      /** Number of the parcel. */
      tracking: z.string().trim().max(50).optional(),
    })
    .refine((input) => input.channel !== 'counter' || Boolean(input.receivedBy), {
      path: ['receivedBy'],
      message: '请填写领取人姓名',
    })
    .refine((input) => input.channel !== 'post' || Boolean(input.tracking), {
      path: ['tracking'],
      message: '请填写邮件号码',
    }),
  output: moved,
  refusals: always,
})

export const closeCase = route({
  name: 'cases.close-case',
  method: 'POST',
  path: '/api/cases/:caseId/closing',
  summary: '办结',
  permission: 'cases.deliver',
  input: z.object({ caseId }),
  output: moved,
  refusals: always,
})

export const withdrawCase = route({
  name: 'cases.withdraw-case',
  method: 'POST',
  path: '/api/cases/:caseId/withdrawal',
  summary: '撤回申请',
  permission: 'cases.file',
  input: z.object({ caseId, reason: z.string().trim().max(500).optional() }),
  output: moved,
  refusals: always,
})

export const myCases = route({
  name: 'cases.my-cases',
  method: 'GET',
  path: '/api/my/cases',
  summary: '我的办件',
  permission: 'cases.file',
  input: z.object({ ...pageQuery, show: z.enum(['all', 'open', 'ended']).default('all') }),
  output: pageOf(
    z.object({
      id,
      number: z.string(),
      itemId: id,
      itemName: z.string(),
      organName: z.string(),
      status,
      statusTitle: z.string(),
      /** One sentence: what comes next, or what the applicant has to do. */
      next: z.string(),
      /** The applicant must do something. */
      yourTurn: z.boolean(),
      /** The date told to the applicant, when the body still owes an answer. */
      promisedDue: legalDate.optional(),
      provisional: z.boolean(),
      filedAt: moment,
      updatedAt: moment,
      can: z.array(applicantAct),
    }),
  ),
})

export const myCase = route({
  name: 'cases.my-case',
  method: 'GET',
  path: '/api/my/cases/:caseId',
  summary: '查看自己的办件',
  permission: 'cases.file',
  input: z.object({ caseId }),
  output: myCaseFacts,
  refusals: [notFound],
})

export const worklist = route({
  name: 'cases.worklist',
  method: 'GET',
  path: '/api/worklist',
  summary: '待办办件',
  permission: 'cases.see',
  input: z.object({ ...pageQuery, tab: caseTab.default('all'), status: status.optional(), organId: id.optional() }),
  output: pageOf(caseListRow),
})

export const worklistTotals = route({
  name: 'cases.worklist-totals',
  method: 'GET',
  path: '/api/worklist/totals',
  summary: '待办件数',
  permission: 'cases.see',
  input: z.object({ organId: id.optional() }),
  output: z.object({
    /** Open cases by tab; `more`: there are at least so many. */
    tabs: z.array(z.object({ tab: caseTab, count: z.number().int(), more: z.boolean() })),
    statuses: z.array(z.object({ status, title: z.string(), count: z.number().int(), more: z.boolean() })),
    overdue: z.object({ count: z.number().int(), more: z.boolean() }),
  }),
})

export const casePage = route({
  name: 'cases.case-page',
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: '查看办件',
  permission: 'cases.see',
  input: z.object({ caseId }),
  output: casePageFacts,
  refusals: [notFound],
})

/** By case number, query code or the last four characters of the applicant's identifier; only cases the post may see. */
export const findCase = route({
  name: 'cases.find-case',
  method: 'GET',
  path: '/api/cases',
  summary: '查找办件',
  permission: 'cases.see',
  input: z.object({ q: z.string().trim().min(4, '请输入办件编号、查询码或证件号后四位').max(60) }),
  output: z.object({ rows: z.array(caseListRow) }),
})

/** Both are needed, so that neither can be guessed alone; nothing personal is shown. */
export const progress = route({
  name: 'cases.progress',
  method: 'GET',
  path: '/api/progress',
  summary: '凭办件编号和查询码查进度',
  permission: 'public',
  input: z.object({
    number: z.string().trim().min(10, '请输入办件编号').max(60),
    code: z
      .string()
      .trim()
      .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
      .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{8}$/, '查询码是 8 位字母和数字')),
  }),
  output: z.object({
    number: z.string(),
    itemName: z.string(),
    organName: z.string(),
    status,
    statusTitle: z.string(),
    next: z.string(),
    promisedDue: legalDate.optional(),
    provisional: z.boolean(),
    steps: z.array(progressStep),
  }),
  refusals: [refusals.progressUnknown],
  perMinute: 20,
})

export const letterContent = route({
  name: 'cases.letter-content',
  method: 'GET',
  path: '/api/cases/:caseId/letters/:letterId/content',
  summary: '查看文书',
  permission: 'signed-in',
  input: z.object({ caseId, letterId: id }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})

export const materialContent = route({
  name: 'cases.material-content',
  method: 'GET',
  path: '/api/cases/:caseId/materials/:documentId/content',
  summary: '查看申请材料',
  permission: 'signed-in',
  input: z.object({ caseId, documentId: id }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})
