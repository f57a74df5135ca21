/** Facts asked of other bodies: which there are, and who was asked what about whom. Browser-safe. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { tooMany } from '#kernel/problem.ts'
import { z } from 'zod'

export const factKind = z.enum(['text', 'number', 'yes-no'])
export type FactKind = z.infer<typeof factKind>

/** One entry of the directory: data/reference/exchange-facts.json. */
export const outsideFact = z.object({
  /** In rules: `facts.socialInsurance.months`. */
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/),
  title: z.string().min(2),
  /** The body that answers. */
  source: z.string().min(2),
  concerns: z.enum(['person', 'enterprise']),
  fields: z
    .array(z.object({ key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), title: z.string(), kind: factKind }))
    .min(1),
  purpose: z.string().min(4),
  basis: z.string().min(4),
  /** Papers that say no more than it does, as items call them: an editor who asks for one is told. */
  papers: z.array(z.string().min(2)).optional(),
  /** So long an answer is used again before the body is asked anew. */
  keepHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 31),
})
export type OutsideFact = z.infer<typeof outsideFact>

export const questionStates = {
  asked: '已发出，等待答复',
  answered: '已答复',
  refused: '对方没有提供',
  silent: '没有收到答复',
} as const
export const questionState = z.enum(['asked', 'answered', 'refused', 'silent'])
export type QuestionState = z.infer<typeof questionState>

export const factDirectory = route({
  name: 'exchange.fact-directory',
  method: 'GET',
  path: '/api/exchange/facts',
  summary: '可以向其他部门查询的信息目录',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(outsideFact) }),
})

const question = z.object({
  id,
  fact: z.string(),
  title: z.string(),
  source: z.string(),
  purpose: z.string(),
  basis: z.string(),
  /** Of the case or draft it was asked for. */
  about: z.string(),
  /** For which body. */
  organName: z.string(),
  askedAt: moment,
  state: questionState,
  why: z.string().optional(),
  answeredAt: moment.optional(),
  /** An answer given for another question not long before was used. */
  again: z.boolean(),
})

/** 查询记录: what was asked of other bodies about oneself, or the enterprise one acts for (个人信息保护法 art. 45). */
export const myFactQuestions = route({
  name: 'exchange.my-fact-questions',
  method: 'GET',
  path: '/api/me/fact-questions',
  summary: '谁查询过我的信息',
  permission: 'signed-in',
  input: z.object({ ...pageQuery, after: id.optional() }),
  output: pageOf(question),
})

export const questionFilter = z.object({
  fact: z.string().max(40).optional(),
  state: questionState.optional(),
  from: legalDate.optional(),
  /** 办件编号 */
  number: z.string().trim().max(128).optional(),
})
export type QuestionFilter = z.infer<typeof questionFilter>

export const factQuestions = route({
  name: 'exchange.fact-questions',
  method: 'GET',
  path: '/api/exchange/fact-questions',
  summary: '向其他部门查询的记录',
  permission: 'exchange.see',
  input: questionFilter.extend({ ...pageQuery, after: id.optional() }),
  output: pageOf(question.extend({ attempts: z.number().int(), answerKept: z.boolean() })),
})

/** The list as a file, written behind; where it stands: `exports.my-exports`. */
export const exportFactQuestions = route({
  name: 'exchange.export-fact-questions',
  method: 'POST',
  path: '/api/exchange/fact-questions/exports',
  summary: '导出向其他部门查询的记录',
  permission: 'exchange.see',
  input: questionFilter.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: z.object({ exportId: id }),
  refusals: [tooMany],
  status: 201,
})
