/** 异议: the holder of a licence or a material objects to a use that the ledger shows; a supervisor finds out and answers. */
import { id, legalDate, moment, pageOf, pageQuery, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

/** Whose ledger of uses: of e-licences, of materials that were handed in before, of what was asked of other bodies. */
export const ledgerTitles = { licence: '电子证照', material: '申请材料', fact: '部门信息' } as const
export type Ledger = keyof typeof ledgerTitles
export const ledger = z.enum(Object.keys(ledgerTitles) as [Ledger, ...Ledger[]])

/** `upheld`: the use was not right, and the answer says what was done about it. */
export const outcomeTitles = { upheld: '异议成立', rejected: '异议不成立' } as const
export type Outcome = keyof typeof outcomeTitles
export const outcome = z.enum(Object.keys(outcomeTitles) as [Outcome, ...Outcome[]])

export const alreadyObjected = refusal('oversight.already-objected', 409, '您已经对这次使用提出过异议，请看处理结果')
export const objectionAnswered = refusal('oversight.objection-answered', 409, '这件异议已经答复')

const objection = {
  id,
  ledger,
  useId: id,
  thingId: id,
  /** 《食品经营许可证》 */
  thingTitle: z.string(),
  usedBy: z.string(),
  purpose: z.string(),
  usedAt: moment,
  words: z.string(),
  raisedAt: moment,
  /** Last day for the answer, in working days as configured. */
  answerDue: legalDate,
  outcome: outcome.optional(),
  answer: z.string().optional(),
  answeredAt: moment.optional(),
}
export const ownObjection = z.object(objection)
export type OwnObjection = z.infer<typeof ownObjection>

export const objectToUse = route({
  name: 'oversight.object-to-use',
  method: 'POST',
  path: '/api/my/objections',
  summary: '对证照、材料的一次使用提出异议',
  permission: 'oversight.object',
  input: z.object({
    ledger,
    /** The line of the ledger: a row of `licences.uses`, or of a material's uses. */
    useId: id,
    words: z.string().trim().min(5, '请写明为什么认为这次使用不当').max(1000),
  }),
  output: z.object({ id, answerDue: legalDate }),
  refusals: [notFound, alreadyObjected],
  status: 201,
})

export const myObjections = route({
  name: 'oversight.my-objections',
  method: 'GET',
  path: '/api/my/objections',
  summary: '我提出的异议和答复',
  permission: 'oversight.object',
  input: z.object({
    ...pageQuery,
    after: id.optional(),
    /** Only those about this licence or material. */
    thingId: id.optional(),
  }),
  output: pageOf(ownObjection),
})

export const objections = route({
  name: 'oversight.objections',
  method: 'GET',
  path: '/api/oversight/objections',
  summary: '对证照、材料使用的异议',
  permission: 'oversight.answer-objections',
  input: z.object({
    ...pageQuery,
    after: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/, '翻页位置不对')
      .optional(),
    show: z.enum(['waiting', 'answered']).default('waiting'),
  }),
  output: pageOf(
    z.object({
      ...objection,
      /** Masked for a person. */
      holder: z.string(),
      /** Working days left for the answer; absent once it is given. */
      remaining: z.number().int().optional(),
      answeredBy: z.string().optional(),
      can: z.array(z.enum(['answer'])),
    }),
  ),
})

export const answerObjection = route({
  name: 'oversight.answer-objection',
  method: 'POST',
  path: '/api/oversight/objections/:id/answer',
  summary: '答复异议',
  permission: 'oversight.answer-objections',
  input: z.object({
    id,
    outcome,
    /** The holder reads it; a rejection must say why (个人信息保护法 art. 50(1)). */
    answer: z.string().trim().min(5, '请写明查明的情况、理由和处理结果').max(2000),
  }),
  output: z.object({ id, outcome }),
  refusals: [notFound, notYours, objectionAnswered],
})

/** Performed by the morning sweep. */
export const remindObjection = route({
  name: 'oversight.remind-objection',
  method: 'POST',
  path: '/api/oversight/objections/:id/reminder',
  summary: '异议快到答复期限的提醒（系统任务）',
  permission: 'oversight.sweep',
  input: z.object({ id }),
  output: z.object({ id, reminded: z.boolean() }),
  refusals: [notFound],
})
