/** A window may say yes alone; a no waits for a superior (窗口无权否决). */
import { id, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved } from './shapes.ts'

const caseId = id
const always = [notFound, notYours, refusals.actNotOpen, refusals.ownProposal] as const
const reason = z.string().trim().min(2, '请写明理由').max(2000, '理由请控制在 2000 字以内')

export const confirmRefusal = route({
  name: 'cases.confirm-refusal',
  method: 'POST',
  path: '/api/cases/:caseId/refusal/confirmation',
  summary: '核准不予受理',
  permission: 'cases.countersign',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, refusals.deemedAccepted],
})

export const overturnRefusal = route({
  name: 'cases.overturn-refusal',
  method: 'POST',
  path: '/api/cases/:caseId/refusal/overturning',
  summary: '否决不予受理的意见',
  permission: 'cases.countersign',
  input: z.object({ caseId, reason }),
  output: moved,
  refusals: always,
})

export const confirmDenial = route({
  name: 'cases.confirm-denial',
  method: 'POST',
  path: '/api/cases/:caseId/denial/confirmation',
  summary: '核准不予的决定',
  permission: 'cases.countersign',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, refusals.deemedRenewed],
})

export const overturnDenial = route({
  name: 'cases.overturn-denial',
  method: 'POST',
  path: '/api/cases/:caseId/denial/overturning',
  summary: '否决不予的意见',
  permission: 'cases.countersign',
  input: z.object({ caseId, reason }),
  output: moved,
  refusals: always,
})
