/** Codes by which a holder shows a licence: random, kept by fingerprint, gone after a minute. */
import type { Ctx } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { oldestAccepted, shownUntil } from './rules/show-code.ts'
import { type LicenceRow, licencesTables } from './store.ts'

/** 40 bits of chance for one minute behind a rate-limited door. */
const LENGTH = 8

const fingerprintOf = (ctx: Ctx, code: string) => ctx.vault.fingerprint('licences.show-code', code)

/** A new code; those of this licence that ran out are swept away with it. */
export async function makeShowCode(ctx: Ctx, licenceId: string): Promise<{ code: string; expiresAt: Date }> {
  const db = licencesTables(ctx)
  const code = readableCode(LENGTH)
  const expiresAt = shownUntil(ctx.now)
  await db
    .deleteFrom('licences.show_code')
    .where('licence_id', '=', licenceId)
    .where('expires_at', '<', oldestAccepted(ctx.now))
    .execute()
  await db
    .insertInto('licences.show_code')
    .values({ fingerprint: fingerprintOf(ctx, code), licence_id: licenceId, expires_at: expiresAt })
    .execute()
  return { code, expiresAt }
}

/** The licence a code shows now. */
export async function findShown(ctx: Ctx, code: string): Promise<LicenceRow | undefined> {
  return licencesTables(ctx)
    .selectFrom('licences.licence')
    .innerJoin('licences.show_code', 'licences.show_code.licence_id', 'licences.licence.id')
    .selectAll('licences.licence')
    .where('licences.show_code.fingerprint', '=', fingerprintOf(ctx, code))
    .where('licences.show_code.expires_at', '>=', oldestAccepted(ctx.now))
    .executeTakeFirst()
}
