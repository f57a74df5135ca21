import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** The one it is addressed to opened a letter for the first time. */
export const letterOpened = event(
  'documents.letter-opened',
  z.object({ documentId: id, module: z.string(), subjectId: id }),
)

/** A seal was put to use, or to use again. */
export const sealResumed = event('documents.seal-resumed', z.object({ organId: id }))
