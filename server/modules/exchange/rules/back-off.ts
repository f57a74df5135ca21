/** How long to wait after an attempt that brought no answer, and when to stop. */

/** About nine hours in all; then the rows are laid aside until an operator sends them again. */
export const MOST_ATTEMPTS = 16
const FIRST_SECONDS = 30
const LONGEST_SECONDS = 3600

/** Seconds until the next attempt, after `attempts` of them; undefined: there is none. */
export function secondsUntilNext(attempts: number): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined
  return Math.min(FIRST_SECONDS * 2 ** (attempts - 1), LONGEST_SECONDS)
}
