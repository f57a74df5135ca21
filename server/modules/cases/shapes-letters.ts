/** A letter of a case in the lists of its pages. Browser-safe. */
import { id, moment } from '#kernel/contract.ts'
import { z } from 'zod'

export const letterShown = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  issuedAt: moment,
  /** What `documents.open-letter` is told, when the applicant opens it. */
  documentId: id,
  /** The applicant opened it for the first time. */
  opened: z.object({ at: moment, by: z.string() }).optional(),
  /** It was served in another way, because it stayed unopened. */
  served: z.object({ at: moment, way: z.enum(['counter', 'post']), to: z.string(), by: z.string() }).optional(),
})
