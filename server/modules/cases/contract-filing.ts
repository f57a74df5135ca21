/** What an application says, and its filing by whoever applies. */
import { id, route, sensitive } from '#kernel/contract.ts'
import { characterNotPrintable } from '#modules/documents/contract.ts'
import { formHandedIn, formOfAnother } from '#modules/forms/contract.ts'
import { sealChoice, sealingRefusals } from '#modules/signets/contract.ts'
import { z } from 'zod'
import { commitmentChanged, commitmentExcluded, commitmentNotOffered } from './contract-commitment.ts'
import { keptFields } from './contract-not-asked.ts'
import { concern } from './contract-renewal.ts'
import * as refusals from './refusals.ts'
import { materialGiven } from './contract-given.ts'
import { filed } from './shapes.ts'

/** The body to handle it, when the item was given to several. */
export const organId = id.optional()
/** Answers to the item's situation questions: option by question. */
export const situation = z.record(z.string().max(60), z.string().max(60)).default({})
export const values = sensitive(z.record(z.string(), z.unknown()))
export const phone = sensitive(
  z
    .string()
    .trim()
    .regex(/^\+?[0-9-]{6,20}$/, '请填写可以联系到您的电话'),
)

export const application = z.object({
  itemId: id,
  /** The applicant's own draft it was filled in as: what is filed from it in one place is not filed again in another. */
  formId: id.optional(),
  organId,
  situation,
  values,
  materials: z.array(materialGiven).max(100).default([]),
  /** Boxes filled in beforehand that were left as they were. */
  kept: keptFields,
  contactPhone: phone.optional(),
  concerns: concern.optional(),
  /** 告知承诺: the text just read is signed. Absent: the ordinary way. */
  commitment: z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/, '文本指纹不对') }).optional(),
})

export const applicationRefusals = [
  formHandedIn,
  formOfAnother,
  commitmentNotOffered,
  commitmentExcluded,
  commitmentChanged,
  refusals.formWrong,
  refusals.materialsMissing,
  refusals.materialNotUsable,
  refusals.notForYou,
  refusals.situationOpen,
  refusals.situationNotMet,
  refusals.licenceNotFitting,
  refusals.alreadyConcerned,
  refusals.mandateNotCovering,
] as const

/** The enterprise's own e-seal, put on the form as it is submitted; absent: without one. */
export const seal = { seal: sealChoice.optional() }
export const sealRefusals = [...sealingRefusals, characterNotPrintable] as const

export const fileCase = route({
  name: 'cases.file-case',
  method: 'POST',
  path: '/api/cases',
  summary: '提交申请',
  permission: 'cases.file',
  input: application.extend(seal),
  output: filed,
  refusals: [...applicationRefusals, ...sealRefusals, refusals.cosignFirst],
  status: 201,
})
