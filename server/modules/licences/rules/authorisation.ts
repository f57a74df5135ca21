/** How an authorisation to use a licence once stands. No law sets how long it may last: ninety days is this platform's rule. */

export const LONGEST_DAYS = 90

export const authorisationStates = {
  open: '还没有使用',
  used: '已经使用',
  revoked: '已经收回',
  expired: '已经过期',
} as const
export type AuthorisationState = keyof typeof authorisationStates

export function authorisationState(
  it: { usedAt: Date | null; revokedAt: Date | null; until: string },
  today: string,
): AuthorisationState {
  if (it.usedAt) return 'used'
  if (it.revokedAt) return 'revoked'
  return it.until < today ? 'expired' : 'open'
}

const DAY_MS = 86_400_000

export function mayLastUntil(until: string, today: string): boolean {
  const days = (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS
  return days >= 0 && days <= LONGEST_DAYS
}
