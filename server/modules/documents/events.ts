import { id, moment } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'
import { sealLimit, sealPurpose } from './contract-seals.ts'

/** The one it is addressed to opened a letter for the first time. */
export const letterOpened = event(
  'documents.letter-opened',
  z.object({ documentId: id, module: z.string(), subjectId: id }),
)

/** A seal was not given: what was asked lay outside its limits. */
export const sealUseRefused = event(
  'documents.seal-use-refused',
  z.object({
    id,
    sealId: id,
    organId: id,
    at: moment,
    purpose: sealPurpose,
    act: z.string(),
    why: sealLimit,
    byId: z.string(),
    /** Title of the post. */
    post: z.string().optional(),
  }),
)

/** A seal was put to use, or to use again. */
export const sealResumed = event('documents.seal-resumed', z.object({ organId: id }))
