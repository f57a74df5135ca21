import { sql } from 'kysely'
import { holds } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import type { AuthorityKept } from '../authorities.ts'
import { ownAnchors } from '../certificates.ts'
import { sha256Of } from '../content-store.ts'
import * as contract from '../contract-authorities.ts'
import { personOf } from '../seal-steps.ts'
import { chainOf } from '../signature/suites.ts'
import { held } from '../signature/trust.ts'
import { documentsTables } from '../store.ts'

/** More were never recognised by one city; what was ended long ago falls off the end. */
const MOST = 200

/** The installation's own roots first; then what waits, what is recognised, and what was. */
export const authorityList = view(contract.authorityList, {
  async look(ctx) {
    const db = documentsTables(ctx)
    const rows = await db
      .selectFrom('documents.authority')
      .selectAll()
      .orderBy(sql`array_position(array['proposed', 'recognised', 'ended', 'declined'], state)`)
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute()
    const counts = await db
      .selectFrom('documents.revoked_certificate')
      .select(['authority_id', sql<number>`count(*)::int`.as('count')])
      .groupBy('authority_id')
      .execute()
    const countOf = new Map(counts.map((one) => [one.authority_id, one.count]))
    const own = (await ownAnchors(ctx)).map(({ name, certificate }) => ({
      ...certificateFacts(certificate),
      name,
      purposes: ['letters', 'licences', 'enterprises'] as const,
      state: 'recognised' as const,
      can: [],
    }))
    return {
      rows: [
        ...own.map((one) => ({ ...one, purposes: [...one.purposes] })),
        ...rows.map((row) => shown(ctx, row, countOf.get(row.id) ?? 0)),
      ],
      mayPropose: holds(ctx.actor, contract.proposeAuthority.permission),
    }
  },
})

function certificateFacts(certificate: Uint8Array) {
  const { read } = held(certificate)
  return {
    subject: read.subject.typesAndValues.map((part) => part.value.valueBlock.value as string).join('，'),
    fingerprint: sha256Of(certificate),
    chain: chainOf(read.subjectPublicKeyInfo)!,
    validFrom: read.notBefore.value.toISOString(),
    validUntil: read.notAfter.value.toISOString(),
  }
}

function shown(ctx: Ctx, row: AuthorityKept, count: number): contract.Authority {
  return {
    ...certificateFacts(row.certificate),
    id: row.id,
    name: row.name,
    purposes: row.purposes,
    trustedFrom: row.trusted_from,
    trustedUntil: row.trusted_until ?? undefined,
    state: row.state,
    proposed: said(row.proposed_at, row.proposed_by_name, row.proposed_because),
    answered: said(row.answered_at, row.answered_by_name, row.answered_because),
    ended: said(row.ended_at, row.ended_by_name, row.ended_because),
    revocations:
      row.listed_at && row.list_read_at
        ? {
            listedAt: row.listed_at.toISOString(),
            readAt: row.list_read_at.toISOString(),
            next: row.list_due_at?.toISOString(),
            count,
          }
        : undefined,
    can: canOf(ctx, row),
  }
}

const said = (at: Date | null, by: string | null, because: string | null) =>
  at ? { at: at.toISOString(), by: by ?? '', because: because ?? '' } : undefined

function canOf({ actor }: Ctx, { state, proposed_by }: AuthorityKept): contract.Authority['can'] {
  const keeps = holds(actor, contract.endAuthority.permission)
  const confirms = holds(actor, contract.answerAuthority.permission) && proposed_by !== personOf(actor)
  return [
    ...(confirms && state === 'proposed' ? (['answer-authority'] as const) : []),
    ...(keeps && state === 'recognised' ? (['read-revocations', 'end-authority'] as const) : []),
  ]
}
