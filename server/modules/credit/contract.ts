/** Promises that were not kept: who is excluded from promising again, how that is repaired, and what others may see. Browser-safe. */
import { id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export const breachStatuses = { standing: '未修复', repaired: '已修复', lifted: '异议成立，已撤销记录' } as const
export type BreachStatus = keyof typeof breachStatuses
export const breachStatus = z.enum(['standing', 'repaired', 'lifted'])
export const requestKinds = { repair: '信用修复', objection: '异议' } as const
export type RequestKind = keyof typeof requestKinds
export const requestKind = z.enum(['repair', 'objection'])

/** facts: `status` */
export const breachSettled = refusal('credit.breach-settled', 409, '这条记录已经修复或者撤销，不用再申请')
export const requestWaiting = refusal('credit.request-waiting', 409, '同样的申请已经提交，正在办理')
export const requestAnswered = refusal('credit.request-answered', 409, '这件申请已经有了结果')
export const filesNotYours = refusal('credit.files-not-yours', 422, '有的文件不是您上传的，请重新上传')

const request = z.object({
  id,
  kind: requestKind,
  statement: z.string(),
  files: z.array(z.object({ documentId: id, name: z.string() })),
  madeAt: moment,
  outcome: z.enum(['granted', 'refused']).optional(),
  answer: z.string().optional(),
  answeredAt: moment.optional(),
})

export const breach = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  itemName: z.string(),
  organName: z.string(),
  /** What was found untrue. */
  what: z.string(),
  basis: z.string(),
  recordedOn: legalDate,
  status: breachStatus,
  statusTitle: z.string(),
  settledOn: legalDate.optional(),
  published: z.boolean(),
  requests: z.array(request),
  can: z.array(z.enum(['repair', 'objection', 'publish', 'answer'])),
})

export const myCredit = route({
  name: 'credit.my-credit',
  method: 'GET',
  path: '/api/my/credit',
  summary: '查看自己的失信记录和修复情况',
  permission: 'credit.own',
  input: z.object({}),
  output: z.object({ rows: z.array(breach), excluded: z.boolean() }),
})

/** Staff: the records their bodies keep, the newest first. */
export const creditRecords = route({
  name: 'credit.records',
  method: 'GET',
  path: '/api/credit/records',
  summary: '查看不实承诺的失信记录',
  permission: 'credit.see',
  input: z.object({
    ...pageQuery,
    status: breachStatus.optional(),
    /** Only those with a request to answer. */
    waiting: z.enum(['yes']).optional(),
  }),
  output: pageOf(
    breach.extend({
      applicant: z.object({ kind: z.enum(['person', 'enterprise']), name: z.string(), identifierMasked: z.string() }),
    }),
  ),
})

/** For everybody: standing records whose makers agreed to that. */
export const publishedBreaches = route({
  name: 'credit.published-breaches',
  method: 'GET',
  path: '/api/credit/published',
  summary: '查看公开的不实承诺记录',
  permission: 'public',
  input: z.object(pageQuery),
  output: pageOf(
    z.object({
      id,
      name: z.string(),
      itemName: z.string(),
      organName: z.string(),
      what: z.string(),
      recordedOn: legalDate,
    }),
  ),
  perMinute: 60,
})

const answer = z.object({ id, status: breachStatus })

export const makeRequest = route({
  name: 'credit.make-request',
  method: 'POST',
  path: '/api/my/credit/:id/requests',
  summary: '申请信用修复或者提出异议',
  permission: 'credit.own',
  input: z.object({
    id,
    kind: requestKind,
    statement: sensitive(z.string().trim().min(5, '请写明情况').max(2000)),
    documentIds: z.array(id).max(10).default([]),
  }),
  output: answer,
  refusals: [notFound, notYours, breachSettled, requestWaiting, filesNotYours],
})

export const answerRequest = route({
  name: 'credit.answer-request',
  method: 'POST',
  path: '/api/credit/requests/:id/answer',
  summary: '答复信用修复申请或者异议',
  permission: 'credit.decide',
  input: z.object({
    id,
    outcome: z.enum(['granted', 'refused']),
    answer: z.string().trim().min(2, '请写明理由').max(2000),
  }),
  output: answer,
  refusals: [notFound, notYours, requestAnswered, breachSettled],
})

export const setPublicity = route({
  name: 'credit.set-publicity',
  method: 'POST',
  path: '/api/my/credit/:id/publicity',
  summary: '同意或者不同意公开自己的记录',
  permission: 'credit.own',
  input: z.object({ id, published: z.boolean() }),
  output: answer,
  refusals: [notFound, notYours, breachSettled],
})
