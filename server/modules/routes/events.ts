/** Facts about steps that others may follow. Payloads carry ids, never personal data. */
import { id, legalDate } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** A step of another body than the one that handles the case has opened: 并联审批. */
export const stepOpened = event('routes.step-opened', z.object({ caseId: id, no: z.number().int(), organId: id }))

/** A body or a colleague was asked to agree, or to say something, about a step. */
export const opinionAsked = event(
  'routes.opinion-asked',
  z.object({
    caseId: id,
    no: z.number().int(),
    organId: id,
    staffId: id.optional(),
    kind: z.enum(['signature', 'consultation']),
    /** Tells one request from another. */
    key: z.string(),
  }),
)

/** A boundary timer fired: its step gave way, or a second way opened beside it. `words` say which, and name no person. */
export const timerWent = event(
  'routes.timer-went',
  z.object({
    caseId: id,
    no: z.number().int(),
    path: z.string(),
    opened: z.array(z.number().int()),
    words: z.string(),
  }),
)

/** A year of the calendar was published or changed: the last day of another body's open step has moved. */
export const stepRedated = event(
  'routes.step-redated',
  z.object({
    caseId: id,
    no: z.number().int(),
    organId: id,
    before: legalDate,
    after: legalDate,
    year: z.number().int(),
    version: z.number().int(),
  }),
)

export const routeEvents = [stepOpened, opinionAsked, timerWent, stepRedated]
