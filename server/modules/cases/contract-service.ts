/** Whether letters reached those they are addressed to, and what to do where they did not. Browser-safe. */
import { fileAnswer, id, legalDate, moment, pageOf, pageQuery, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'

export const letterReceived = refusal('cases.letter-received', 409, '这份文书已经打开或者已经送达，不用再送达一次')

export const serviceTitles = { counter: '窗口直接送达', post: '邮寄送达' } as const

/** Days without opening after which a letter is listed, where the body has settled nothing. */
export const USUAL_DAYS = 7

export const unopenedLetters = route({
  name: 'cases.unopened-letters',
  method: 'GET',
  path: '/api/letters/unopened',
  summary: '电子送达后没有打开的文书',
  permission: 'cases.see',
  input: z.object({ ...pageQuery, organId: id.optional() }),
  output: pageOf(
    z.object({
      id,
      /** Of a letter about a case; the others are about a licence. */
      caseId: id.optional(),
      licenceId: id.optional(),
      /** Of the case, or of the licence. */
      subjectNumber: z.string(),
      title: z.string(),
      number: z.string(),
      applicantName: z.string(),
      organName: z.string(),
      issuedAt: moment,
      /** Since when it is to be served in another way. */
      since: legalDate,
    }),
  ),
})

export const serviceRules = route({
  name: 'cases.service-rules',
  method: 'GET',
  path: '/api/letters/service-rules',
  summary: '多少天没有打开改用其他方式送达',
  permission: 'cases.see',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        organId: id,
        organName: z.string(),
        days: z.number().int(),
        /** Absent where the body has settled nothing. */
        settledBy: z.string().optional(),
        settledAt: moment.optional(),
        may: z.boolean(),
      }),
    ),
  }),
})

export const settleService = route({
  name: 'cases.settle-service',
  method: 'POST',
  path: '/api/letters/service-rules',
  summary: '规定多少天没有打开改用其他方式送达',
  permission: 'cases.arrange',
  input: z.object({ organId: id, days: z.number().int().min(1, '至少一天').max(365, '最多 365 天') }),
  output: z.object({ organId: id }),
  refusals: [notFound, notYours],
})

/** How a letter was served that nobody opened. */
export const serviceGiven = {
  way: z.enum(['counter', 'post']),
  /** Who took it at the counter. */
  receivedBy: sensitive(z.string().trim().max(50)).optional(),
  tracking: z.string().trim().max(50).optional(),
}

/** Handed over to somebody, or posted under a number. */
export function serviceWhole<S extends z.ZodType<{ way: string; receivedBy?: string; tracking?: string }>>(
  input: S,
): S {
  return input
    .refine((given) => given.way !== 'counter' || Boolean(given.receivedBy), {
      path: ['receivedBy'],
      message: '请填写领取人姓名',
    })
    .refine((given) => given.way !== 'post' || Boolean(given.tracking), {
      path: ['tracking'],
      message: '请填写邮件号码',
    })
}

export const serveLetter = route({
  name: 'cases.serve-letter',
  method: 'POST',
  path: '/api/cases/:caseId/letters/:letterId/service',
  summary: '以其他方式送达文书',
  permission: 'cases.deliver',
  input: serviceWhole(z.object({ caseId: id, letterId: id, ...serviceGiven })),
  output: z.object({ caseId: id, letterId: id, servedAt: moment }),
  refusals: [notFound, notYours, letterReceived],
})

/** So many letters are put into one file for the printer. */
export const mostPrinted = 50

/** Copies: each page keeps the code under which its original is verified. */
export const printLetters = route({
  name: 'cases.print-letters',
  method: 'GET',
  path: '/api/letters/print',
  summary: '合并打印文书',
  permission: 'signed-in',
  input: z.object({
    /** Ids with commas between, in the order they are to be printed. */
    letters: z
      .string()
      .max(40 * mostPrinted)
      .transform((ids) => ids.split(','))
      .pipe(z.array(id).min(1).max(mostPrinted, `一次最多打印 ${mostPrinted} 份文书`)),
  }),
  output: fileAnswer,
  refusals: [notFound],
  answer: 'file',
})
