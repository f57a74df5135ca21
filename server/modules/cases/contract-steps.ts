/** Where a case stands on its review route. */
import { id, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { drawnRoute, stepShown } from '#modules/routes/contract.ts'
import { z } from 'zod'
import { act } from './shapes.ts'

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
