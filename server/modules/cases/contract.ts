/** Applications from filing to delivery: what applicants and staff may do with a case, and what each may see of it. */
import { bulkRoute, id, legalDate, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { signaturesMissing, signaturesRefused, stepChanged, stepHeld } from '#modules/routes/contract.ts'
import { z } from 'zod'
import { counterDraftGone } from './contract-counter-drafts.ts'
import { application, applicationRefusals, phone, seal, sealRefusals, values } from './contract-filing.ts'
import { signedInPerson } from './contract-window.ts'
import * as refusals from './refusals.ts'
import { deliveryChannel, filed, moved } from './shapes.ts'
import { materialGiven } from './contract-given.ts'

export * from './contract-counter-drafts.ts'
export * from './contract-supplement-draft.ts'
export * from './contract-cosignature.ts'
export * from './contract-countersign.ts'
export * from './contract-delay.ts'
export * from './contract-ending.ts'
export * from './contract-commitment.ts'
export * from './contract-lists.ts'
export * from './contract-letters.ts'
export * from './contract-licence-letters.ts'
export * from './contract-exchange.ts'
export * from './contract-facts.ts'
export { fileCase } from './contract-filing.ts'
export * from './contract-hearing.ts'
export * from './contract-materials.ts'
export * from './contract-messages.ts'
export * from './contract-procedure.ts'
export * from './contract-quota.ts'
export * from './contract-reminders.ts'
export * from './contract-renewal.ts'
export * from './contract-not-asked.ts'
export * from './contract-reuse.ts'
export * from './contract-rules.ts'
export * from './easier-shapes.ts'
export * from './contract-sealed-forms.ts'
export * from './contract-service.ts'
export * from './contract-undoing.ts'
export * from './contract-window.ts'
export * from './contract-steps.ts'
export * from './refusals.ts'
export * from './shapes.ts'
export * from './shapes-clock.ts'
export * from './shapes-hearing.ts'
export * from './contract-given.ts'
export * from './view-routes.ts'

const reason = z.string().trim().min(2, '请写明理由').max(2000, '理由请控制在 2000 字以内')
const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const
/** Which open step of the route, where several are open to the actor at once. */
const step = z.coerce.number().int().positive().optional()
const placesLeft = [refusals.quotaExhausted, refusals.notYourTurn] as const
const alongTheRoute = [
  refusals.stepToChoose,
  refusals.examinedYourself,
  stepChanged,
  stepHeld,
  signaturesMissing,
  signaturesRefused,
] as const

/** A clerk files for a person present; the agent of an enterprise shows an ID card and a letter of authority. */
export const fileForApplicant = route({
  name: 'cases.file-for-applicant',
  method: 'POST',
  path: '/api/cases/at-window',
  summary: '窗口代录申请',
  permission: 'cases.receive',
  input: application.extend({
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
    /** 告知承诺, signed in person before the clerk. */
    commitment: signedInPerson.optional(),
    /** The draft of the counter it was continued from: gone with the filing. */
    draftId: id.optional(),
  }),
  output: filed,
  // Whoever stands at the window applies for themselves or for their firm: there is no mandate to be covered by.
  refusals: [counterDraftGone, notYours, ...applicationRefusals.filter((one) => one !== refusals.mandateNotCovering)],
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

const correction = z.object({
  caseId,
  values: values.optional(),
  materials: z.array(materialGiven).max(100).default([]),
})
const correctionRefusals = [refusals.formWrong, refusals.correctionIncomplete, refusals.materialNotUsable] as const

export const submitCorrection = route({
  name: 'cases.submit-correction',
  method: 'POST',
  path: '/api/cases/:caseId/correction',
  summary: '提交补正',
  permission: 'cases.file',
  input: correction.extend(seal),
  output: moved,
  refusals: [...always, ...correctionRefusals, ...sealRefusals],
})

/** The applicant brings it to the counter, and a clerk hands it in for them. */
export const receiveCorrection = route({
  name: 'cases.receive-correction',
  method: 'POST',
  path: '/api/cases/:caseId/correction/at-window',
  summary: '窗口代收补正',
  permission: 'cases.receive',
  input: correction,
  output: moved,
  refusals: [...always, ...correctionRefusals],
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

/** Each case answers for itself: done, or refused with its reason. */
export const acceptCases = bulkRoute(acceptCase, {
  name: 'cases.accept-cases',
  path: '/api/worklist/acceptances',
  summary: '批量受理',
  field: 'caseId',
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
  refusals: [...always, ...placesLeft, refusals.licenceNotFitting, refusals.deferredOutstanding],
})

export const examineCase = route({
  name: 'cases.examine-case',
  method: 'POST',
  path: '/api/cases/:caseId/examination',
  summary: '审查',
  permission: 'cases.examine',
  input: z.object({ caseId, step, recommends: z.enum(['grant', 'deny']), opinion: reason }),
  output: moved,
  refusals: [...always, ...alongTheRoute],
})

export const returnToExaminer = route({
  name: 'cases.return-to-examiner',
  method: 'POST',
  path: '/api/cases/:caseId/return',
  summary: '退回以前的环节',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    step,
    /** Path of the earlier step; the one right before, when absent. */
    to: z.string().max(200).optional(),
    reason,
  }),
  output: moved,
  refusals: [...always, ...alongTheRoute],
})

/** One's own last step, as long as nobody acted on what followed. */
export const takeBack = route({
  name: 'cases.take-back',
  method: 'POST',
  path: '/api/cases/:caseId/taking-back',
  summary: '撤回刚刚提交的环节',
  permission: 'cases.examine',
  input: z.object({ caseId, step, reason }),
  output: moved,
  refusals: [...always, ...alongTheRoute],
})

/** Performed by the daily sweep: another body let its budget pass in silence. */
export const lapseStep = route({
  name: 'cases.lapse-step',
  method: 'POST',
  path: '/api/cases/:caseId/steps/:step/silence',
  summary: '并联部门逾期未反馈',
  permission: 'cases.sweep',
  input: z.object({ caseId, step: z.coerce.number().int().positive() }),
  output: moved,
  refusals: [...always, ...alongTheRoute, refusals.stepNotLapsed],
})

export const grantCase = route({
  name: 'cases.grant-case',
  method: 'POST',
  path: '/api/cases/:caseId/grant',
  summary: '准予',
  permission: 'cases.decide',
  input: z.object({ caseId, opinion: z.string().trim().max(2000).default('符合法定条件、标准，准予') }),
  output: moved.extend({ licenceId: id.optional() }),
  refusals: [...always, ...alongTheRoute, ...placesLeft, refusals.licenceNotFitting, refusals.paymentDue],
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
  refusals: [...always, ...alongTheRoute, refusals.deemedRenewed],
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
  refusals: [...always, refusals.licenceNotFitting, refusals.paymentDue],
})
