/** Where a case stands on its review route. */
import { id, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { drawnRoute, stepChanged, stepShown, timerNotDue } from '#modules/routes/contract.ts'
import { z } from 'zod'
import { actNotOpen } from './refusals.ts'
import { act, moved } from './shapes.ts'

/** Performed by the daily sweep: a boundary timer of a step has run out (定时). */
export const fireTimer = route({
  name: 'cases.fire-timer',
  method: 'POST',
  path: '/api/cases/:caseId/steps/:step/timers/:timer',
  summary: '环节定时到期',
  permission: 'cases.sweep',
  input: z.object({ caseId: id, step: z.coerce.number().int().positive(), timer: z.string().min(1).max(500) }),
  output: moved,
  refusals: [notFound, notYours, actNotOpen, stepChanged, timerNotDue],
})

/** The review route of a case as it ran: every step with what was said on it, and what the actor may do there. */
export const caseSteps = route({
  name: 'cases.case-steps',
  method: 'GET',
  path: '/api/cases/:caseId/steps',
  summary: '办理环节',
  permission: 'cases.see',
  input: z.object({ caseId: id }),
  output: z.object({
    steps: z.array(
      stepShown.extend({
        /** Acts of the case the actor may do on this step. */
        moves: z.array(act),
        /** Earlier steps it may be returned to, the nearest first. */
        returnTo: z.array(z.object({ path: z.string(), name: z.string() })),
      }),
    ),
    /** Absent when the item draws none. */
    drawing: drawnRoute.optional(),
  }),
  refusals: [notFound],
})
