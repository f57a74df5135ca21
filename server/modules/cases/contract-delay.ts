/** 超期: noted by the system, explained by the body (优化营商环境条例 art. 36(2)). */
import { id, legalDate, moment, route } from '#kernel/contract.ts'
import { notFound, notYours, refusal } from '#kernel/problem.ts'
import { z } from 'zod'
import { type DelayClock, delayClocks } from './rules/delay.ts'

export { delayClocks, type DelayClock } from './rules/delay.ts'
export const delayClock = z.enum(Object.keys(delayClocks) as [DelayClock, ...DelayClock[]])

export const delayShown = z.object({
  clock: delayClock,
  /** 承诺时限、法定时限, ... */
  title: z.string(),
  /** What was to be done by then. */
  what: z.string(),
  dueOn: legalDate,
  article: z.string(),
  notedOn: legalDate,
  /** It has been done since, or the clock got a later day. */
  over: z.boolean(),
  explanation: z.object({ reason: z.string(), expectedOn: legalDate, at: moment }).optional(),
})

export type DelayShown = z.infer<typeof delayShown>

export const notLate = refusal('cases.not-late', 409, '这个办件现在没有超过期限，不用说明理由')
export const expectedPassed = refusal('cases.expected-passed', 422, '新的预计日期不能早于今天')

export const explainDelay = route({
  name: 'cases.explain-delay',
  method: 'POST',
  path: '/api/cases/:caseId/delay-explanation',
  summary: '说明超期的理由',
  permission: 'cases.examine',
  input: z.object({
    caseId: id,
    /** Shown to the applicant and to whoever asks for the progress, word for word. */
    reason: z.string().trim().min(5, '请写明超期的理由').max(1000, '请控制在 1000 字以内'),
    /** By when it is to be done. */
    expectedOn: legalDate,
  }),
  output: z.object({ caseId: id, expectedOn: legalDate }),
  refusals: [notFound, notYours, notLate, expectedPassed],
})

/** Performed by the daily sweep: the day of one clock has passed. */
export const noteOverdue = route({
  name: 'cases.note-overdue',
  method: 'POST',
  path: '/api/cases/:caseId/delays/:clock',
  summary: '记录超期',
  permission: 'cases.sweep',
  input: z.object({ caseId: id, clock: delayClock }),
  output: z.object({ caseId: id, noted: z.boolean() }),
  refusals: [notFound],
})
