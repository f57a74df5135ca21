/** Taking and handing over from a list of cases: the one step of the case that is the actor's to act on. Browser-safe. */
import { bulkRoute, id, route } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { stepDone, words } from './contract-steps.ts'

const always = [notYours, refusals.noStepOpen, refusals.stepToPick, refusals.stepActNotOpen, refusals.stepHeld] as const

export const claimCase = route({
  name: 'routes.claim-case',
  method: 'POST',
  path: '/api/cases/:caseId/claim',
  summary: '认领办件的环节',
  permission: 'routes.handle',
  input: z.object({ caseId: id }),
  output: stepDone,
  refusals: always,
})

export const handOverCase = route({
  name: 'routes.hand-over-case',
  method: 'POST',
  path: '/api/cases/:caseId/hand-over',
  summary: '转办办件的环节',
  permission: 'routes.handle',
  input: z.object({ caseId: id, staffId: id, reason: words }),
  output: stepDone,
  refusals: [...always, refusals.notAColleague, refusals.notToYourself],
})

/** Each case answers for itself: done, or refused with its reason. */
export const claimSteps = bulkRoute(claimCase, {
  name: 'routes.claim-steps',
  path: '/api/worklist/claims',
  summary: '批量认领',
  field: 'caseId',
})

export const handOverSteps = bulkRoute(handOverCase, {
  name: 'routes.hand-over-steps',
  path: '/api/worklist/hand-overs',
  summary: '批量转办',
  field: 'caseId',
})
