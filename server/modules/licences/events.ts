/** Facts about licences that other modules may follow. Payloads carry ids, never personal data. */
import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'
import { letterKinds } from './rules/letter-kinds.ts'
import { statuses } from './rules/licence-status.ts'

const about = z.object({ licenceId: id, typeKey: z.string(), organId: id, regionCode: z.string() })

export const licenceIssued = event(
  'licences.issued',
  about.extend({ caseId: id.optional(), supersedes: id.optional() }),
)
/** `changeNo` counts the changes of one licence from 1. */
export const licenceStatusChanged = event(
  'licences.status-changed',
  about.extend({ act: z.string(), status: z.enum(statuses), changeNo: z.number().int() }),
)

/** What a body means to do to it: told to the holder, answered, given up. The decision is a change of status. */
export const intentMoved = event(
  'licences.intent-moved',
  z.object({ licenceId: id, no: z.number().int(), turn: z.enum(['told', 'stated', 'dropped']) }),
)

/**
 * A letter is to be written: what is intended (`no` of the intent), what was decided (`no` of the change), or that one of
 * them was opened.
 */
export const licenceLetterDue = event(
  'licences.letter-due',
  z.object({ licenceId: id, of: z.enum(letterKinds), no: z.number().int() }),
)

/** The next portion of a gathered list is to be written. */
export const gatheringContinues = event('licences.gathering-continues', z.object({ gatheringId: id }))
