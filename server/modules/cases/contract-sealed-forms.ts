/** What an enterprise sealed with its own e-seal when it submitted. Browser-safe. */
import { fileAnswer, id, moment, route } from '#kernel/contract.ts'
import { notFound } from '#kernel/problem.ts'
import { signatureVerdict } from '#modules/documents/contract.ts'
import { z } from 'zod'

/** Each with its signature checked at this moment, over the bytes as they are stored. */
export const sealedForms = route({
  name: 'cases.sealed-forms',
  method: 'GET',
  path: '/api/cases/:caseId/sealed-forms',
  summary: '企业盖章的申请材料',
  permission: 'signed-in',
  input: z.object({ caseId: id }),
  output: z.object({
    rows: z.array(
      z.object({
        documentId: id,
        title: z.string(),
        /** 公章 … */
        sealTitle: z.string(),
        sealedAt: moment,
        sealedBy: z.string(),
        verifyCode: z.string(),
        verdict: signatureVerdict,
      }),
    ),
  }),
  refusals: [notFound],
})

export const sealedForm = route({
  name: 'cases.sealed-form',
  method: 'GET',
  path: '/api/cases/:caseId/sealed-forms/:documentId',
  summary: '打开企业盖章的申请材料',
  permission: 'signed-in',
  input: z.object({ caseId: id, documentId: id }),
  output: fileAnswer,
  answer: 'file',
  refusals: [notFound],
})
