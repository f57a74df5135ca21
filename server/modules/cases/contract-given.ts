/** Materials as they are handed in, and as a case shows them. */
import { id, legalDate } from '#kernel/contract.ts'
import { trustLevel } from '#modules/documents/contract.ts'
import { z } from 'zod'

/**
 * How one material is given: uploaded files, an e-licence of one's own, a promise to hand it in later (only a
 * deferrable one), or paper checked at the counter (only by a clerk).
 */
export const materialGiven = z
  .object({
    key: z.string().min(1).max(100),
    documentIds: z.array(id).min(1).max(20).optional(),
    /** The earlier case these files were handed in with. */
    fromCase: id.optional(),
    /** At the window: the files were compared with the original and are the same (可信等级 B). */
    original: z.literal(true).optional(),
    licenceId: id.optional(),
    /** What another body answered stands for it. */
    fact: z.literal(true).optional(),
    promise: z.literal(true).optional(),
    paper: z.literal(true).optional(),
  })
  .refine(
    (one) => [one.documentIds, one.licenceId, one.fact, one.promise, one.paper].filter(Boolean).length === 1,
    '请选择一种提交方式',
  )
export type MaterialGiven = z.infer<typeof materialGiven>

export const materialShown = z.object({
  key: z.string(),
  name: z.string(),
  required: z.boolean(),
  /** `commitment`: the promise signed at filing stands for it. */
  how: z.enum(['document', 'licence', 'fact', 'promise', 'paper', 'commitment', 'none']),
  files: z.array(z.object({ documentId: id, name: z.string(), mediaType: z.string(), size: z.number().int() })),
  /** Number of the e-licence that stands for it. */
  licence: z.string().optional(),
  /** That licence, to look at its copy. */
  licenceId: id.optional(),
  /** What another body answered that stands for it, in words. */
  fact: z.string().optional(),
  /** Handed in with this earlier case. */
  fromCaseNumber: z.string().optional(),
  /** Of its files the least checked; of what stands for it, how sure that is (国办函〔2016〕108号). */
  trust: trustLevel.optional(),
  /** How well checked the item wants it. */
  trustWanted: trustLevel.optional(),
  /** It was handed in, or handed in again, with the correction. */
  corrected: z.boolean(),
  /** Promised for later: until when, once that is settled at acceptance, and whether it came. */
  deferral: z
    .object({
      /** Working days from acceptance. */
      days: z.number().int(),
      dueOn: legalDate.optional(),
      suppliedOn: legalDate.optional(),
      missed: z.boolean(),
    })
    .optional(),
  /** What the correction notice says about it. */
  problem: z.string().optional(),
})
