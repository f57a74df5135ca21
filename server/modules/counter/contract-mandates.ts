/** 纸质授权委托书登记: who acts for a firm, on the paper a clerk has seen; and the scans of such papers, a firm's or a relative's. */
import { fileAnswer, id, route } from '#kernel/contract.ts'
import { notFound, refusal } from '#kernel/problem.ts'
import { alreadyAgent, mandateFields, mandateInPast, nameMismatch } from '#modules/identity/contract.ts'
import { z } from 'zod'

export const scanNotYours = refusal('counter.scan-not-yours', 422, '有的扫描件不是您上传的，请重新扫描')

export const recordMandate = route({
  name: 'counter.record-mandate',
  method: 'POST',
  path: '/api/counter/mandates',
  summary: '窗口登记企业的纸质授权委托书',
  permission: 'identity.verify',
  status: 201,
  input: z.object({
    enterpriseId: id,
    ...mandateFields,
    scans: z.array(id).min(1, '请扫描所看的授权委托书').max(5, '最多 5 份'),
  }),
  output: z.object({ id }),
  refusals: [notFound, nameMismatch, mandateInPast, alreadyAgent, scanNotYours],
})

export const mandateProof = route({
  name: 'counter.mandate-proof',
  method: 'GET',
  path: '/api/counter/mandates/:id/scans/:documentId',
  summary: '登记授权时所看材料的扫描件',
  permission: 'identity.verify',
  input: z.object({ id, documentId: id }),
  output: fileAnswer,
  answer: 'file',
  refusals: [notFound],
})
