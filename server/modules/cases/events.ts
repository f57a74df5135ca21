/** Facts about cases that other modules may follow. Payloads carry ids, never personal data. */
import { id, legalDate } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'
import { checkStatus } from './easier-shapes.ts'
import { undoingKinds } from './rules/undoing.ts'

const about = z.object({ caseId: id, itemId: id, versionId: id, organId: id, regionCode: z.string() })

export const caseFiled = event('cases.filed', about)
export const correctionAsked = event('cases.correction-asked', about)
export const caseCorrected = event('cases.corrected', about)
/** `deemed`: the body stayed silent, and the law accepted. */
export const caseAccepted = event('cases.accepted', about.extend({ deemed: z.boolean() }))
export const caseNotAccepted = event('cases.not-accepted', about)
/** A no waits for a superior's countersign. `no`: running number of the step within the case. */
export const noProposed = event(
  'cases.no-proposed',
  about.extend({ act: z.enum(['refuse-acceptance', 'deny']), no: z.number().int() }),
)
/** `proposedBy`: the account of whoever proposed it. */
export const noOverturned = event('cases.no-overturned', about.extend({ proposedBy: z.string(), no: z.number().int() }))
/** `no`: running number of the special procedure within the case. */
export const procedureBegun = event('cases.procedure-begun', about.extend({ no: z.number().int() }))
export const procedureEnded = event('cases.procedure-ended', about.extend({ no: z.number().int() }))
export const procedureProlonged = event('cases.procedure-prolonged', about.extend({ no: z.number().int() }))
export const hearingRightTold = event('cases.hearing-right-told', about)
export const hearingCalled = event('cases.hearing-called', about)
/** `no`: how often it has been put off. */
export const hearingPutOff = event('cases.hearing-put-off', about.extend({ no: z.number().int() }))
/** `no`: running number of the interested party within the case. */
export const partyTold = event('cases.party-told', about.extend({ no: z.number().int() }))
export const caseExtended = event('cases.extended', about)
/** The calendar moved the date the applicant was told. */
export const datesMoved = event(
  'cases.dates-moved',
  about.extend({ before: legalDate, after: legalDate, year: z.number().int(), version: z.number().int() }),
)
/** The calendar moved the last day told for a correction. */
export const correctionRedated = event(
  'cases.correction-redated',
  about.extend({ before: legalDate, after: legalDate, year: z.number().int(), version: z.number().int() }),
)
/**
 * The calendar moved another day that somebody keeps: for promised materials, to ask for a hearing, to hold it, to answer before a
 * grant is undone or after a broken promise was found, to check a promise; or the day of a called hearing does not fit any more
 * (`before` is `after`). `key`: of the material, or the number of the undoing.
 */
export const dayRedated = event(
  'cases.day-redated',
  about.extend({
    what: z.enum(['deferred', 'hearing-request', 'hearing-hold', 'hearing-day', 'undoing', 'check-answer', 'check']),
    key: z.string().optional(),
    before: legalDate,
    after: legalDate,
    year: z.number().int(),
    version: z.number().int(),
  }),
)
/** A day has passed, and its step was not done. `no`: running number of the delay within the case. */
export const caseOverdue = event('cases.overdue', about.extend({ no: z.number().int() }))
/** The body has said why. `entry`: the line of the history. */
export const delayExplained = event(
  'cases.delay-explained',
  about.extend({ no: z.number().int(), entry: z.number().int() }),
)
/** Promised materials came. */
export const deferredSupplied = event('cases.deferred-supplied', about)
/** Ended without a decision, by the body or by the law. */
export const caseTerminated = event('cases.terminated', about)
/** Filed with a signed promise. */
export const caseCommitted = event('cases.committed', about)
/** The check of a promise took a step. */
export const checkMoved = event('cases.check-moved', about.extend({ status: checkStatus }))
/** A grant is undone, or about to be. `no`: running number within the case. */
export const undoingMoved = event(
  'cases.undoing-moved',
  about.extend({
    no: z.number().int(),
    kind: z.enum(undoingKinds),
    turn: z.enum(['told', 'stated', 'decided', 'dropped', 'paid']),
  }),
)
export const caseExamined = event('cases.examined', about.extend({ recommends: z.enum(['grant', 'deny']) }))
/** Another body stayed silent on its step: recorded, or counted as agreeing. */
export const bodySilent = event(
  'cases.body-silent',
  about.extend({ no: z.number().int(), silentOrganId: id, agrees: z.boolean() }),
)
export const caseDecided = event('cases.decided', about.extend({ granted: z.boolean(), licenceId: id.optional() }))
export const caseDelivered = event('cases.delivered', about.extend({ channel: z.enum(['online', 'counter', 'post']) }))
export const caseClosed = event('cases.closed', about)
export const caseWithdrawn = event('cases.withdrawn', about)
/** Numbered, sealed and sent. */
export const letterWritten = event('cases.letter-written', about.extend({ kind: z.string() }))

/** The next portion of a list that somebody wants as a file can be written. */
export const worklistPortionDue = event('cases.worklist-portion-due', z.object({ exportId: id }))

/** The same of the checks of promises and of the drafts of a counter. */
export const listPortionDue = event(
  'cases.list-portion-due',
  z.object({ exportId: id, list: z.enum(['checks', 'drafts']) }),
)

export const caseEvents = [
  caseFiled,
  correctionAsked,
  caseCorrected,
  caseAccepted,
  caseNotAccepted,
  noProposed,
  noOverturned,
  procedureBegun,
  procedureEnded,
  procedureProlonged,
  hearingRightTold,
  hearingCalled,
  hearingPutOff,
  partyTold,
  caseExtended,
  deferredSupplied,
  caseTerminated,
  datesMoved,
  correctionRedated,
  dayRedated,
  caseOverdue,
  delayExplained,
  caseCommitted,
  checkMoved,
  undoingMoved,
  caseExamined,
  bodySilent,
  caseDecided,
  caseDelivered,
  caseClosed,
  caseWithdrawn,
  letterWritten,
]
