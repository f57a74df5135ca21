/** What the window may offer a person who stands at it: their licences to change or renew, and the promise they may sign. */
import { id, legalDate, route, sensitive } from '#kernel/contract.ts'
import { notYours } from '#kernel/problem.ts'
import { formValues } from '#modules/forms/contract.ts'
import { z } from 'zod'
import { exclusion, promiseOffer } from './contract-commitment.ts'
import { fieldSource } from './contract-not-asked.ts'
import { concernKind } from './contract-renewal.ts'
import { licenceProof, reusableMaterial } from './contract-reuse.ts'

/** The promise read aloud and signed in person; the clerk at the window is its witness. */
export const signedInPerson = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, '文本指纹不对'),
  /** The applicant, or the agent of an enterprise. */
  signer: z.string().trim().min(2, '请填写签署人姓名').max(50),
  /** The signed paper, scanned. */
  scan: id.optional(),
})

/** An act and not a view: that somebody's licences were looked up by number stands in the audit trail. */
export const prepareAtWindow = route({
  name: 'cases.prepare-at-window',
  method: 'POST',
  path: '/api/cases/at-window/offers',
  summary: '窗口查看申请人可以变更、延续的证照和可以签署的承诺书',
  permission: 'cases.receive',
  input: z.object({
    itemId: id,
    organId: id.optional(),
    identifier: sensitive(z.string().trim().toUpperCase().length(18, '证件号码应为 18 位')),
    /** As the papers say it: the promise is made out in this name. */
    name: z.string().trim().min(1).max(200),
    /** The form is filled in for these answers to the situation questions. */
    situation: z.record(z.string().max(60), z.string().max(60)).optional(),
  }),
  output: z.object({
    /** In force, issued by this body, of the type the item leads to. */
    licences: z.array(
      z.object({
        id,
        title: z.string(),
        number: z.string(),
        validTo: legalDate.optional(),
        /** What may be applied for about it; empty while another such application runs. */
        may: z.array(concernKind),
        /** After this day a renewal is late (行政许可法 art. 50(1)). */
        renewBy: legalDate.optional(),
      }),
    ),
    /** Materials of the item that the person's own licences prove: not asked for again. */
    proofs: z.array(licenceProof),
    /** Materials of the person's earlier cases that stand for those of this item. */
    reusable: z.array(reusableMaterial),
    /** What the form need not ask: own licences and earlier answers, each with where it came from. */
    prefilled: z.object({
      values: formValues,
      sources: z.record(z.string(), z.string()),
      from: z.record(z.string(), fieldSource),
    }),
    offer: promiseOffer.optional(),
    excluded: z.array(exclusion),
  }),
  refusals: [notYours],
})
