import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { notYours } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { enterpriseAgents as agentsRoute, mandateList as route } from '../contract.ts'
import { mayGiveMandates } from '../policy.ts'
import { isLive } from '../rules/mandate.ts'
import { mandateOf, type MandateRow } from '../store-mandate.ts'

export const mandateList = view(route, {
  async look(ctx, asked) {
    if (!(await mayGiveMandates(ctx, asked.enterpriseId))) throw notYours()
    return mandatesOf(ctx, asked)
  },
})

/** A clerk has the paper in hand and sees who acts already, to end what a new paper replaces. */
export const enterpriseAgents = view(agentsRoute, { look: mandatesOf })

/** Newest first, with those that ended; the scans go to who may see them, by the contract of the list. */
async function mandatesOf(
  ctx: Ctx,
  { enterpriseId, after, limit }: { enterpriseId: string; after?: string; limit: number },
) {
  const { rows } = await sql<MandateRow & { name: string; id_masked: string }>`
    select m.*, p.name, p.id_masked from identity.mandate m join identity.person p on p.id = m.agent_id
    where m.enterprise_id = ${enterpriseId} and ${after ? sql`m.id < ${after}` : sql`true`}
    order by m.id desc limit ${limit + 1}`.execute(ctx.db)
  const { page, next } = cutPage(rows, limit, (last) => last.id)
  const shown = page.map((row) => {
    const { id, asLegalRepresentative, itemIds, validFrom, validTo, coSigned, revokedAt } = mandateOf(row)
    return {
      id,
      asLegalRepresentative,
      itemIds: itemIds && [...itemIds],
      validFrom,
      validTo,
      coSigned,
      agentName: row.name,
      agentIdMasked: row.id_masked,
      revokedAt: revokedAt?.toISOString(),
      live: isLive(mandateOf(row), ctx.today),
      proofIds: row.proof_ids,
    }
  })
  return { rows: shown, next }
}
