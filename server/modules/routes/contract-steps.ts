/** What reviewers do with the steps of a running case, beside doing them. Browser-safe. */
import { id, legalDate, moment, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { type StepAct, stepActs, type StepStatus, stepStatusTitles } from './rules/step-table.ts'

export { type StepAct, stepActTitles, stepStatusTitles } from './rules/step-table.ts'

export const stepAct = z.enum(stepActs as [StepAct, ...StepAct[]])
const status = z.enum(Object.keys(stepStatusTitles) as [StepStatus, ...StepStatus[]])
const role = z.enum(['approver', 'department-head', 'window-clerk'])
export const words = z.string().trim().min(2, '请写明内容').max(2000, '请控制在 2000 字以内')
const at = { caseId: id, no: z.coerce.number().int().positive() }
export const stepDone = z.object({ caseId: id, no: z.number().int(), can: z.array(stepAct) })
const always = [notFound, notYours, refusals.stepActNotOpen, refusals.stepHeld] as const
const path = (tail: string) => `/api/cases/:caseId/steps/:no/${tail}`

/** Anybody of the body's posts, or one colleague. */
export const asked = z.object({ organId: id, staffId: id.optional(), role: role.default('approver') })

export const claimStep = route({
  name: 'routes.claim-step',
  method: 'POST',
  path: path('claim'),
  summary: '认领环节',
  permission: 'routes.handle',
  input: z.object(at),
  output: stepDone,
  refusals: always,
})

export const releaseStep = route({
  name: 'routes.release-step',
  method: 'POST',
  path: path('release'),
  summary: '退还认领',
  permission: 'routes.handle',
  /** `reason`: said by the head who takes it from a colleague. */
  input: z.object({ ...at, reason: words.optional() }),
  output: stepDone,
  refusals: [...always, refusals.reasonMissing],
})

/** To a colleague whose post does such steps. */
export const handOverStep = route({
  name: 'routes.hand-over-step',
  method: 'POST',
  path: path('hand-over'),
  summary: '转办',
  permission: 'routes.handle',
  input: z.object({ ...at, staffId: id, reason: words }),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself],
})

export const askSignatures = route({
  name: 'routes.ask-signatures',
  method: 'POST',
  path: path('signatures'),
  summary: '发起会签',
  permission: 'routes.handle',
  input: z.object({
    ...at,
    asked: z.array(asked).min(1, '请选择会签的部门或者人员').max(20),
    order: z.enum(['parallel', 'sequence']).default('parallel'),
    /** How many must agree; absent: all. */
    quorum: z.number().int().min(1).max(20).optional(),
    request: words,
  }),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself, refusals.askedAlready],
})

/** One more whose agreement is needed, whatever the quorum. */
export const addSigner = route({
  name: 'routes.add-signer',
  method: 'POST',
  path: path('signers'),
  summary: '加签',
  permission: 'routes.handle',
  input: z.object({ ...at, asked, request: words }),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself, refusals.askedAlready],
})

export const signStep = route({
  name: 'routes.sign-step',
  method: 'POST',
  path: path('signing'),
  summary: '会签意见',
  permission: 'routes.handle',
  input: z.object({ ...at, agrees: z.boolean(), opinion: words }),
  output: stepDone,
  refusals: always,
})

export const consult = route({
  name: 'routes.consult',
  method: 'POST',
  path: path('consultations'),
  summary: '征求意见',
  permission: 'routes.handle',
  input: z.object({ ...at, asked: z.array(asked).min(1, '请选择征求意见的部门或者人员').max(20), question: words }),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself],
})

export const answerConsultation = route({
  name: 'routes.answer-consultation',
  method: 'POST',
  path: path('consultations/:id/answer'),
  summary: '答复意见',
  permission: 'routes.handle',
  input: z.object({ ...at, id, answer: words }),
  output: stepDone,
  refusals: always,
})

/** 更换会签人: somebody else is asked instead of whoever has not answered; place and rule of the request stay. */
export const replaceAsked = route({
  name: 'routes.replace-asked',
  method: 'POST',
  path: path('replacements'),
  summary: '更换会签人、征求意见的对象',
  permission: 'routes.handle',
  input: z
    .object({
      ...at,
      /** The number of the signature, or the question. */
      signature: z.number().int().positive().optional(),
      consultation: id.optional(),
      asked,
      reason: words,
    })
    .refine((one) => (one.signature === undefined) !== (one.consultation === undefined), '请选择更换哪一项'),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself, refusals.askedAlready, refusals.nothingPending],
})

/** Once a day. */
export const urgeStep = route({
  name: 'routes.urge-step',
  method: 'POST',
  path: path('urging'),
  summary: '催办',
  permission: 'routes.handle',
  input: z.object({ ...at, words: z.string().trim().max(500).optional() }),
  output: stepDone,
  refusals: [...always, refusals.urgedToday],
})

export const setDeputy = route({
  name: 'routes.set-deputy',
  method: 'POST',
  path: '/api/deputies',
  summary: '安排代办人',
  permission: 'routes.handle',
  /** `staffId`: for whom, arranged by the head of the body; absent: for oneself. */
  input: z.object({ staffId: id.optional(), deputyId: id, fromOn: legalDate, toOn: legalDate, reason: words }),
  output: z.object({ id }),
  refusals: [
    refusals.notAColleague,
    refusals.notToYourself,
    refusals.notTheHead,
    refusals.deputyExists,
    refusals.daysWrong,
  ],
  status: 201,
})

export const endDeputy = route({
  name: 'routes.end-deputy',
  method: 'POST',
  path: '/api/deputies/:id/end',
  summary: '结束代办',
  permission: 'routes.handle',
  input: z.object({ id }),
  output: z.object({ id }),
  refusals: [notFound, notYours],
})

export const deputyShown = z.object({
  id,
  staffName: z.string(),
  deputyName: z.string(),
  fromOn: legalDate,
  toOn: legalDate,
  reason: z.string(),
  /** The head who arranged it; absent: the person themselves. */
  setBy: z.string().optional(),
  /** It has not ended, and its days have not passed. */
  live: z.boolean(),
})

export const myDeputies = route({
  name: 'routes.my-deputies',
  method: 'GET',
  path: '/api/deputies',
  summary: '我的代办安排',
  permission: 'routes.handle',
  input: z.object({}),
  /** Who stands in for me, for whom I do, and, for whoever leads a body, what there is for its people; the newest first. */
  output: z.object({
    mine: z.array(deputyShown),
    forOthers: z.array(deputyShown),
    colleagues: z.array(deputyShown).optional(),
  }),
})

/** Staff whose posts do steps of a body, to choose from; without a body those of one's own. */
export const colleagues = route({
  name: 'routes.colleagues',
  method: 'GET',
  path: '/api/colleagues',
  summary: '可以承办环节的同事',
  permission: 'routes.handle',
  input: z.object({ organId: id.optional(), role: role.optional() }),
  output: z.object({ rows: z.array(z.object({ staffId: id, name: z.string(), title: z.string() })) }),
})

/** One step as the case page shows it. */
export const stepShown = z.object({
  no: z.number().int(),
  path: z.string(),
  name: z.string(),
  stage: z.enum(['review', 'decision']),
  organId: id,
  organName: z.string(),
  role,
  /** 「审批岗」 */
  roleTitle: z.string(),
  joint: z.boolean(),
  status,
  statusTitle: z.string(),
  holderName: z.string().optional(),
  /** The actor holds it, or stands in for whoever does. */
  holderIsMe: z.boolean(),
  openedOn: legalDate,
  dueOn: legalDate,
  provisional: z.boolean(),
  /** Working days of its own; 0: due with the case. */
  budgetDays: z.number().int(),
  /** What a body's silence past its budget means. */
  silence: z.enum(['record', 'agree']),
  lapsedOn: legalDate.optional(),
  closedAt: moment.optional(),
  closedBy: z.string().optional(),
  closedFor: z.string().optional(),
  recommends: z.enum(['grant', 'deny']).optional(),
  opinion: z.string().optional(),
  signs: z.enum(['none', 'missing', 'agreed', 'refused']),
  /** How the signatures are asked for, in words: 「依次会签，全部同意」. */
  signRule: z.string().optional(),
  signatures: z.array(
    z.object({
      no: z.number().int(),
      who: z.string(),
      /** Whose post is asked; a person's name stands in `who`. */
      organId: id,
      role: role.optional(),
      status: z.enum(['waiting', 'open', 'agreed', 'disagreed']),
      required: z.boolean(),
      request: z.string().optional(),
      opinion: z.string().optional(),
      signedBy: z.string().optional(),
      signedAt: moment.optional(),
      /** The actor's to give. */
      mine: z.boolean(),
      /** The actor may ask somebody else instead. */
      replaceable: z.boolean(),
    }),
  ),
  consultations: z.array(
    z.object({
      id,
      who: z.string(),
      question: z.string(),
      askedBy: z.string(),
      askedAt: moment,
      answer: z.string().optional(),
      answeredBy: z.string().optional(),
      answeredAt: moment.optional(),
      mine: z.boolean(),
      replaceable: z.boolean(),
    }),
  ),
  /** Boundary timers that wait on it: what each does, and the last day until which it waits. */
  timers: z.array(z.object({ words: z.string(), dueOn: legalDate, provisional: z.boolean() })),
  /** What was done with it beside opening and closing, oldest first. */
  traces: z.array(z.object({ at: moment, title: z.string(), by: z.string(), words: z.string().optional() })),
  can: z.array(stepAct),
})
export type StepShown = z.infer<typeof stepShown>
