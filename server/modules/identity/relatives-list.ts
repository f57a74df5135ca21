import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { sql } from 'kysely'
import type { myRelatives } from './contract.ts'
import { mandateBases, relations, relativePapers } from './contract.ts'
import { isLive } from './rules/mandate.ts'
import { mandateOf, type MandateRow } from './store-mandate.ts'

type Row = MandateRow & { name: string; id_masked: string }
type Shown = OutputOf<typeof myRelatives>['rows'][number]

export type RelativesAsked = { which: 'given' | 'held'; after?: string; limit: number }

/** Mandates a person gave to relatives or was recorded for (`given`), or holds for them (`held`); the latest first. */
export async function relativesOf(
  ctx: Ctx,
  personId: string,
  { which, after, limit }: RelativesAsked,
): Promise<{ rows: (Shown & { proofIds: string[] })[]; next?: string }> {
  const given = which === 'given'
  const { rows } = await sql<Row>`
    select m.*, p.name, p.id_masked from identity.mandate m
    join identity.person p on p.id = ${given ? sql`m.agent_id` : sql`m.person_id`}
    where ${given ? sql`m.person_id` : sql`m.agent_id`} = ${personId} and m.person_id is not null
      and ${after ? sql`m.id < ${after}` : sql`true`}
    order by m.id desc limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  return {
    rows: page.map((row) => ({ ...shown(ctx, row), proofIds: row.proof_ids })),
    next,
  }
}

function shown(ctx: Pick<Ctx, 'today' | 'actor'>, row: Row): Shown {
  const mandate = mandateOf(row)
  const live = isLive(mandate, ctx.today)
  return {
    id: mandate.id,
    name: row.name,
    idMasked: row.id_masked,
    basis: mandate.basis!,
    basisTitle: mandateBases[mandate.basis!],
    relation: mandate.relation!,
    relationTitle: relations[mandate.relation!],
    papers: mandate.papers && relativePapers[mandate.papers],
    itemIds: mandate.itemIds && [...mandate.itemIds],
    validFrom: mandate.validFrom,
    validTo: mandate.validTo,
    revokedAt: mandate.revokedAt?.toISOString(),
    live,
    can: live && (mandate.basis !== 'guardian' || ctx.actor.kind === 'staff') ? ['revoke'] : [],
  }
}
