/** When a licence is renewed in time, and until when it is valid then (行政许可法 art. 50). */
import { lastDayOfValidity } from './validity.ts'

type LegalDate = string

/**
 * 有效期届满三十日前. The thirty days are the applicant's, not a limit of the body's, so they are not the working days of
 * art. 82: calendar days, which ask for no more than the text says.
 */
const DAYS_BEFORE = 30
/** From this many days before the end it is offered to the holder; applying earlier is not forbidden. */
const OFFERED_BEFORE = 90

const DAY_MS = 86_400_000
const shifted = (date: LegalDate, days: number): LegalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The last day on which applying is in time. */
export const lastDayToRenew = (validTo: LegalDate): LegalDate => shifted(validTo, -DAYS_BEFORE)

export type RenewalTime = 'early' | 'open' | 'late' | 'over'

/** `late`: still valid, but the thirty days have begun; silence renews nothing then. */
export function renewalTime(validTo: LegalDate, today: LegalDate): RenewalTime {
  if (today > validTo) return 'over'
  if (today > lastDayToRenew(validTo)) return 'late'
  return today < shifted(validTo, -OFFERED_BEFORE) ? 'early' : 'open'
}

/** The renewed validity joins the old one without a gap and without an overlap, whenever it is decided. */
export const renewedUntil = (validTo: LegalDate, months: number): LegalDate =>
  lastDayOfValidity(shifted(validTo, 1), months)
