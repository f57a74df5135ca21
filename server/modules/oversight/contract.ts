/** 电子监察: what is about to be late, what is late, and the orders that ask a body why. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export * from './contract-objections.ts'

/** What a supervisor watches for. */
export const watchTitles = { 'due-soon': '临近到期', overdue: '已经超期', silent: '逾期未告知（视为受理）' } as const
export type Watch = keyof typeof watchTitles
export const watch = z.enum(Object.keys(watchTitles) as [Watch, ...Watch[]])

export const orderOpen = refusal('oversight.order-open', 409, '这一件已有督办单等待答复，答复以后才能再次督办')
export const orderAnswered = refusal('oversight.order-answered', 409, '这张督办单已经答复')

export const watchedCase = z.object({
  id,
  number: z.string(),
  itemName: z.string(),
  organId: id,
  organName: z.string(),
  applicantName: z.string(),
  status: z.string(),
  statusTitle: z.string(),
  dueOn: legalDate,
  /** Working days left: 0 today, negative when late. */
  remaining: z.number().int(),
  promisedDue: legalDate.optional(),
  statutoryDue: legalDate.optional(),
  /** Past the limit of the law, not only past the promise. */
  beyondLaw: z.boolean(),
  provisional: z.boolean(),
  handler: z.string().optional(),
  /** What the body has said in public of why it is late. */
  explanation: z.object({ reason: z.string(), expectedOn: legalDate }).optional(),
  /** A supervision order waits for its answer. */
  orderOpen: z.boolean(),
  can: z.array(z.enum(['issue-order'])),
})

export const watchedCases = route({
  name: 'oversight.watched-cases',
  method: 'GET',
  path: '/api/oversight/cases',
  summary: '临近到期、超期和逾期未告知的办件',
  permission: 'oversight.see',
  input: z.object({ ...pageQuery, watch: watch.default('overdue'), organId: id.optional() }),
  output: pageOf(watchedCase),
})

export const bodyTotals = route({
  name: 'oversight.body-totals',
  method: 'GET',
  path: '/api/oversight/totals',
  summary: '各部门在办、临期、超期件数',
  permission: 'oversight.see',
  input: z.object({}),
  output: z.object({
    /** Counting stops at this number for each body and status. */
    countedUpTo: z.number().int(),
    rows: z.array(
      z.object({
        organId: id,
        organName: z.string(),
        open: z.number().int(),
        dueSoon: z.number().int(),
        overdue: z.number().int(),
        beyondLaw: z.number().int(),
        silent: z.number().int(),
      }),
    ),
  }),
})

export const order = z.object({
  id,
  caseId: id,
  caseNumber: z.string(),
  organId: id,
  organName: z.string(),
  words: z.string(),
  issuedAt: moment,
  issuedBy: z.string(),
  answerDue: legalDate,
  answer: z.string().optional(),
  answeredAt: moment.optional(),
  answeredBy: z.string().optional(),
  can: z.array(z.enum(['answer'])),
})

export const orders = route({
  name: 'oversight.orders',
  method: 'GET',
  path: '/api/oversight/orders',
  summary: '督办单',
  permission: 'oversight.see',
  input: z.object({ ...pageQuery, show: z.enum(['waiting', 'answered', 'all']).default('all') }),
  output: pageOf(order),
})

export const issueOrder = route({
  name: 'oversight.issue-order',
  method: 'POST',
  path: '/api/oversight/orders',
  summary: '发出督办单',
  permission: 'oversight.supervise',
  input: z.object({
    caseId: id,
    words: z.string().trim().min(4, '请写明督办事由和要求').max(1000),
    /** Working days for the answer. */
    answerWithin: z.number().int().min(1).max(10).default(3),
  }),
  output: z.object({ id, caseId: id, answerDue: legalDate }),
  refusals: [notFound, notYours, orderOpen],
  status: 201,
})

export const answerOrder = route({
  name: 'oversight.answer-order',
  method: 'POST',
  path: '/api/oversight/orders/:id/answer',
  summary: '答复督办单',
  permission: 'oversight.answer',
  input: z.object({ id, answer: z.string().trim().min(4, '请写明原因和处理情况').max(2000) }),
  output: z.object({ id, caseId: id }),
  refusals: [notFound, notYours, orderAnswered],
})

/** Performed by the morning sweep: tells those who do the next step that its day is near. */
export const warnCase = route({
  name: 'oversight.warn-case',
  method: 'POST',
  path: '/api/oversight/warnings',
  summary: '到期预警',
  permission: 'oversight.sweep',
  input: z.object({ caseId: id }),
  output: z.object({ caseId: id, warned: z.boolean() }),
  refusals: [notFound],
})
