/** Rows of authorisations, and how each stands today. */
import type { Ctx } from '#kernel/ctx.ts'
import { authorisationState, type AuthorisationState } from './rules/authorisation.ts'
import { licencesTables } from './store.ts'

export type AuthorisationRow = {
  id: string
  licence_id: string
  organ_id: string
  organ_name: string
  purpose: string
  /** Last day. */
  until: string
  fingerprint: string
  given_at: Date
  given_by_name: string
  used_at: Date | null
  used_by_name: string | null
  revoked_at: Date | null
}

export function stateOf(ctx: Pick<Ctx, 'today'>, row: AuthorisationRow): AuthorisationState {
  return authorisationState({ usedAt: row.used_at, revokedAt: row.revoked_at, until: row.until }, ctx.today)
}

export const authorisationFingerprint = (ctx: Ctx, code: string): string =>
  ctx.vault.fingerprint('licences.authorisation', code)

/** Held until the transaction ends: of two who redeem at once, the second finds it used. */
export async function lockAuthorisation(
  ctx: Ctx,
  by: { id: string } | { fingerprint: string },
): Promise<AuthorisationRow | undefined> {
  const query = licencesTables(ctx).selectFrom('licences.authorisation').selectAll().forUpdate()
  return (
    'id' in by ? query.where('id', '=', by.id) : query.where('fingerprint', '=', by.fingerprint)
  ).executeTakeFirst()
}
