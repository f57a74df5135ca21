/** Materials and words that come after filing without a correction notice: set right on the spot, or promised for later. */
import { id, route, sensitive } from '#kernel/contract.ts'
import { notFound, notYours } from '#kernel/problem.ts'
import { z } from 'zod'
import * as refusals from './refusals.ts'
import { moved } from './shapes.ts'
import { materialGiven } from './contract-given.ts'

const caseId = id
const always = [notFound, notYours, refusals.actNotOpen] as const
const materials = z.array(materialGiven).max(100)

/** The applicant is at the counter and puts an error right (行政许可法 art. 32(1)(3)). */
export const correctOnTheSpot = route({
  name: 'cases.correct-on-the-spot',
  method: 'POST',
  path: '/api/cases/:caseId/correction/on-the-spot',
  summary: '当场更正',
  permission: 'cases.receive',
  input: z.object({
    caseId,
    values: sensitive(z.record(z.string(), z.unknown())).optional(),
    materials: materials.default([]),
  }),
  output: moved,
  refusals: [...always, refusals.formWrong, refusals.nothingCorrected, refusals.materialNotUsable],
})

export const supplyDeferred = route({
  name: 'cases.supply-deferred',
  method: 'POST',
  path: '/api/cases/:caseId/deferred',
  summary: '补交容缺材料',
  permission: 'cases.file',
  input: z.object({ caseId, materials: materials.min(1, '请提交要补交的材料') }),
  output: moved,
  refusals: [...always, refusals.notDeferred, refusals.materialNotUsable],
})

export const receiveDeferred = route({
  name: 'cases.receive-deferred',
  method: 'POST',
  path: '/api/cases/:caseId/deferred/at-window',
  summary: '窗口代收容缺材料',
  permission: 'cases.receive',
  input: supplyDeferred.input,
  output: moved,
  refusals: supplyDeferred.refusals,
})

/** Performed by the daily sweep some days before the last one. */
export const remindDeferred = route({
  name: 'cases.remind-deferred',
  method: 'POST',
  path: '/api/cases/:caseId/deferred/reminder',
  summary: '提醒补交容缺材料',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: z.object({ caseId: id, reminded: z.number().int() }),
  refusals: [notFound],
})

/** Performed by the daily sweep: the promise was not kept. */
export const lapseDeferred = route({
  name: 'cases.lapse-deferred',
  method: 'POST',
  path: '/api/cases/:caseId/deferred/lapse',
  summary: '容缺材料逾期未补交，终止办理',
  permission: 'cases.sweep',
  input: z.object({ caseId }),
  output: moved,
  refusals: [...always, refusals.deferralNotDue],
})

/** The clerk compared an uploaded file with the original the applicant brought: what counted as C or D counts as B from now on. */
export const checkOriginal = route({
  name: 'cases.check-original',
  method: 'POST',
  path: '/api/cases/:caseId/materials/:documentId/original',
  summary: '与原件核对无误',
  permission: 'cases.accept',
  input: z.object({ caseId, documentId: id }),
  output: z.object({ caseId: id, documentId: id }),
  refusals: [...always],
})
