/** The list of recognised authorities: who is on it, and what verifying needs to know of it. */
import type { Selectable } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { addDays, momentOf } from '#kernel/time.ts'
import { ownAnchors } from './certificates.ts'
import { authorityUnreadable, notAnAuthority } from './contract-authorities.ts'
import { chainOf, isKnownSignature } from './signature/suites.ts'
import { type Anchor, held, type Held, isAuthority, signsItself } from './signature/trust.ts'
import { documentsTables } from './store.ts'
import type { AuthorityRow } from './store-authorities.ts'

export type AuthorityKept = Selectable<AuthorityRow>

/**
 * The installation's own roots and every authority that is or was recognised.
 * @param serials those whose revocation matters
 */
export async function anchorsFor(ctx: Ctx, serials: readonly string[]): Promise<Anchor[]> {
  const db = documentsTables(ctx)
  const own = await ownAnchors(ctx)
  const known = await db
    .selectFrom('documents.authority')
    .selectAll()
    .where('state', 'in', ['recognised', 'ended'])
    // What is recognised now is asked before what once was.
    .orderBy('state', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (known.length === 0) return own
  const gone = serials.length
    ? await db
        .selectFrom('documents.revoked_certificate')
        .selectAll()
        .where('serial', 'in', [...serials])
        .execute()
    : []
  const anchors = known.map((row) => ({
    name: row.name,
    certificate: row.certificate,
    own: false,
    purposes: row.purposes,
    from: momentOf(row.trusted_from),
    until: endOf(row),
    revoked: new Map(
      gone
        .filter((one) => one.authority_id === row.id)
        .map((one) => [one.serial, { at: one.revoked_at, keyLost: one.key_lost }]),
    ),
  }))
  return [...own, ...anchors]
}

/** Ended by a person: from that moment on; otherwise after its last day. */
function endOf({ ended_at, trusted_until }: AuthorityKept): Date | undefined {
  const after = trusted_until ? momentOf(addDays(trusted_until, 1)) : undefined
  return ended_at && (!after || ended_at < after) ? ended_at : after
}

/** Locked until the transaction ends. @throws notFound */
export async function lockAuthority(ctx: Ctx, { id }: { id: string }): Promise<AuthorityKept> {
  const row = await documentsTables(ctx)
    .selectFrom('documents.authority')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}

/** PEM, or DER in base64: the bytes. */
export function unwrapped(text: string): Buffer {
  return Buffer.from(text.replace(/-----[A-Z0-9 ]+-----/g, '').replace(/\s/g, ''), 'base64')
}

/**
 * A certificate that may stand on the list. A root has signed itself; another authority's signature is its issuer's business.
 * @throws authorityUnreadable, notAnAuthority
 */
export function readAuthority(text: string): Held {
  const certificate = readable(unwrapped(text))
  const { read } = certificate
  const root = read.issuer.isEqual(read.subject)
  const judged = chainOf(read.subjectPublicKeyInfo) && isKnownSignature(read.signatureAlgorithm.algorithmId)
  if (!judged || !isAuthority(read) || (root && !signsItself(certificate))) throw notAnAuthority()
  return certificate
}

function readable(der: Buffer): Held {
  try {
    return held(der)
  } catch {
    throw authorityUnreadable()
  }
}
