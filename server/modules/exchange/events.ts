import { id, legalDate } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** Somebody wants rows sent again: the module that knows the subject derives them anew. */
export const rowsWanted = event('exchange.rows-wanted', z.object({ module: z.string(), subjectId: id }))
/** A day is to be compared with what the platform above has. */
export const dayToCheck = event('exchange.day-to-check', z.object({ day: legalDate }))
/** A question to another body was written down: it goes out now. */
export const factAsked = event('exchange.fact-asked', z.object({ questionId: id }))
/** Another body answered what `module` needed for `aboutId`. */
export const factAnswered = event(
  'exchange.fact-answered',
  z.object({ module: z.string(), aboutId: id, fact: z.string() }),
)
/** The next portion of the questions asked of other bodies can be written. */
export const factPortionDue = event('exchange.fact-portion-due', z.object({ exportId: id }))
/** The next portion of the list of rows that somebody wants as a file can be written. */
export const rowPortionDue = event('exchange.row-portion-due', z.object({ exportId: id }))
