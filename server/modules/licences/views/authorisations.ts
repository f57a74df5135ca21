import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { stateOf } from '../authorisations.ts'
import * as contract from '../contract-authorisation.ts'
import { requireOwn } from '../policy.ts'
import { findLicence, licencesTables } from '../store.ts'

/** Whom the holder has let use the licence, and what became of it; newest first. */
export const authorisations = view(contract.authorisations, {
  async look(ctx, { id, after, limit }) {
    requireOwn(ctx, await findLicence(ctx, id), id)
    let query = licencesTables(ctx)
      .selectFrom('licences.authorisation')
      .selectAll()
      .where('licence_id', '=', id)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return {
      rows: page.map((row) => {
        const state = stateOf(ctx, row)
        return {
          id: row.id,
          organName: row.organ_name,
          purpose: row.purpose,
          until: row.until,
          givenAt: row.given_at.toISOString(),
          givenBy: row.given_by_name,
          state,
          stateTitle: contract.authorisationStates[state],
          usedAt: row.used_at?.toISOString(),
          usedBy: row.used_by_name ?? undefined,
          can: state === 'open' ? ['revoke' as const] : [],
        }
      }),
      next,
    }
  },
})
