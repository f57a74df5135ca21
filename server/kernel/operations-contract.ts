/** What an operator and an auditor may ask of the kernel itself: health, dead letters, the audit trail. Browser-safe. */
import { id, moment, pageOf, pageQuery, route } from './contract.ts'
import { notFound } from './problem.ts'
import { z } from 'zod'

export const deadLetterList = route({
  name: 'kernel.dead-letters',
  method: 'GET',
  path: '/api/operations/dead-letters',
  summary: '查看未能送达的内部消息',
  permission: 'kernel.operate',
  input: z.object({ after: id.optional(), limit: pageQuery.limit }),
  output: pageOf(
    z.object({
      eventId: z.string(),
      reaction: z.string(),
      event: z.string(),
      attempts: z.number(),
      error: z.string(),
      at: moment,
    }),
  ),
})

export const retryDeadLetter = route({
  name: 'kernel.retry-dead-letter',
  method: 'POST',
  path: '/api/operations/dead-letters/:eventId/retry',
  summary: '重新投递内部消息',
  permission: 'kernel.operate',
  input: z.object({ eventId: id, reaction: z.string().min(1).max(200) }),
  output: z.object({ eventId: z.string() }),
  refusals: [notFound],
})

export const auditLines = route({
  name: 'kernel.audit-lines',
  method: 'GET',
  path: '/api/operations/audit',
  summary: '查看审计记录',
  permission: 'kernel.audit',
  input: z.object({ ...pageQuery, subject: z.string().max(100).optional(), actorId: z.string().max(100).optional() }),
  output: pageOf(
    z.object({
      id: z.number(),
      at: moment,
      actorKind: z.string(),
      actorName: z.string(),
      act: z.string(),
      subject: z.string(),
      outcome: z.enum(['done', 'refused', 'looked']),
      facts: z.record(z.string(), z.unknown()),
      sealed: z.boolean(),
    }),
  ),
})

/**
 * Server-sent events for the pages of a browser: `changed` names kinds of things of which something in one's reach has
 * changed, never what; `beat` every twenty seconds. It ends with the session.
 */
export const live = route({
  name: 'kernel.live',
  method: 'GET',
  path: '/api/live',
  summary: '有变化时通知页面',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ kinds: z.array(z.string()) }),
  answer: 'events',
})

export const health = route({
  name: 'kernel.health',
  method: 'GET',
  path: '/api/health',
  summary: '系统是否就绪',
  permission: 'public',
  input: z.object({}),
  output: z.object({
    ready: z.boolean(),
    database: z.boolean(),
    outboxLagSeconds: z.number(),
    waiting: z.number(),
    dead: z.number(),
  }),
})
