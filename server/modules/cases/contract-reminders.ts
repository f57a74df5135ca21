/** Reminders before the last day on which somebody may still answer. */
import { id, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { z } from 'zod'

export const answerAwaited = z.enum(['correction', 'hearing', 'undoing', 'check'])
export type AnswerAwaited = z.infer<typeof answerAwaited>

/** Performed by the daily sweep, two working days before the last one. */
export const remindAnswer = route({
  name: 'cases.remind-answer',
  method: 'POST',
  path: '/api/cases/:caseId/answers/:what/reminder',
  summary: '提醒补正、要求听证、陈述申辩快到期',
  permission: 'cases.sweep',
  input: z.object({ caseId: id, what: answerAwaited }),
  output: z.object({ caseId: id, reminded: z.boolean() }),
  refusals: [notFound],
})
