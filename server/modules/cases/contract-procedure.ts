/** What may be done to a case in hand beside deciding it: special procedures, the extension, ending without a decision. */
import { id, legalDate, route } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved, procedureKind, terminationGround } from './shapes.ts'

const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const
const told = (what: string) => z.string().trim().min(2, what).max(1000, '请控制在 1000 字以内')
const basis = told('请写明依据的法律、法规条款')
const LONGEST_PROCEDURE = 365

/** Dates of the decision as they stand after the act. */
const dates = { statutoryDue: legalDate, promisedDue: legalDate }

export const beginProcedure = route({
  name: 'cases.begin-procedure',
  method: 'POST',
  path: '/api/cases/:caseId/procedures',
  summary: '启动特别程序',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    kind: procedureKind.exclude(['hearing']),
    /** Told to the applicant. */
    reason: told('请写明为什么需要'),
    /** The provision that requires it. */
    basis,
    /** Working days it needs. */
    days: z.number('请填写需要多少个工作日').int().min(1, '至少一个工作日').max(LONGEST_PROCEDURE),
  }),
  output: moved.extend({ plannedTo: legalDate, ...dates }),
  refusals: always,
})

export const prolongProcedure = route({
  name: 'cases.prolong-procedure',
  method: 'POST',
  path: '/api/cases/:caseId/procedures/prolongation',
  summary: '延长特别程序',
  permission: 'cases.examine',
  input: z.object({
    caseId,
    /** Told to the applicant. */
    reason: told('请写明为什么还需要时间'),
    /** Working days beside those told before. */
    days: z.number('请填写还需要多少个工作日').int().min(1, '至少一个工作日').max(LONGEST_PROCEDURE),
  }),
  output: moved.extend({ plannedTo: legalDate, ...dates }),
  refusals: always,
})

export const endProcedure = route({
  name: 'cases.end-procedure',
  method: 'POST',
  path: '/api/cases/:caseId/procedures/end',
  summary: '结束特别程序',
  permission: 'cases.examine',
  input: z.object({ caseId, result: told('请写明结果') }),
  output: moved.extend(dates),
  refusals: always,
})

export const extendCase = route({
  name: 'cases.extend-case',
  method: 'POST',
  path: '/api/cases/:caseId/extension',
  summary: '批准延长办理期限',
  permission: 'cases.extend',
  input: z.object({
    caseId,
    reason: told('请写明延长期限的理由'),
    /** Where the item is handled together: that the head of the government at this level approved (行政许可法 art. 42(2)). */
    approval: z
      .object({
        government: told('请写明批准的人民政府').max(100),
        /** Post and name: 副市长 王某某. */
        by: told('请写明批准的负责人').max(100),
        on: legalDate,
        number: z.string().trim().max(100).optional(),
      })
      .optional(),
  }),
  output: moved.extend(dates),
  refusals: [
    ...always,
    refusals.extensionTooLate,
    refusals.nothingToExtend,
    refusals.governmentApproves,
    refusals.bodyApproves,
    refusals.approvalDay,
  ],
})

/** Performed by the daily sweep: no correction came in the time that the body has settled. */
export const lapseCorrection = route({
  name: 'cases.lapse-correction',
  method: 'POST',
  path: '/api/cases/:caseId/correction/lapse',
  summary: '逾期没有补正，终止办理',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, refusals.answerStillDue],
})

export const terminateCase = route({
  name: 'cases.terminate-case',
  method: 'POST',
  path: '/api/cases/:caseId/termination',
  summary: '终止办理',
  permission: 'cases.decide',
  input: z.object({ caseId, ground: terminationGround, reason: told('请写明理由'), basis }),
  output: moved,
  refusals: [...always, refusals.groundNotFitting, refusals.answerStillDue],
})
