/** How a case ends beside its decision: closed once it is handed over, or taken back by the applicant. */
import { id, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved } from './shapes.ts'

const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const
const reason = z.string().trim().min(2, '请写明理由').max(2000, '理由请控制在 2000 字以内')

export const closeCase = route({
  name: 'cases.close-case',
  method: 'POST',
  path: '/api/cases/:caseId/closing',
  summary: '办结',
  permission: 'cases.deliver',
  input: z.object({ caseId }),
  output: moved,
  refusals: always,
})

export const withdrawCase = route({
  name: 'cases.withdraw-case',
  method: 'POST',
  path: '/api/cases/:caseId/withdrawal',
  summary: '撤回申请',
  permission: 'cases.file',
  input: z.object({ caseId, reason: z.string().trim().max(500).optional() }),
  output: moved,
  refusals: always,
})

/** The applicant says so at the counter, and a clerk records it. */
export const receiveWithdrawal = route({
  name: 'cases.receive-withdrawal',
  method: 'POST',
  path: '/api/cases/:caseId/withdrawal/at-window',
  summary: '窗口代办撤回',
  permission: 'cases.receive',
  input: z.object({ caseId, reason }),
  output: moved,
  refusals: always,
})
