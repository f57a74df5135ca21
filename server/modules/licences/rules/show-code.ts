/** How long a code shows a licence: a minute on the holder's screen, and a moment more to type it in. */

export const SHOWN_SECONDS = 60
const GRACE_SECONDS = 10

export function shownUntil(now: Date): Date {
  return new Date(now.getTime() + SHOWN_SECONDS * 1000)
}

/** Codes that left the screen before this moment are no longer accepted. */
export function oldestAccepted(now: Date): Date {
  return new Date(now.getTime() - GRACE_SECONDS * 1000)
}
