import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { requireOwn } from '../policy.ts'
import { findLicence, licencesTables } from '../store.ts'

/** 谁看过: every use of the licence, newest first. */
export const licenceUses = view(contract.licenceUses, {
  async look(ctx, { id, after, limit }) {
    requireOwn(ctx, await findLicence(ctx, id), id)
    let query = licencesTables(ctx)
      .selectFrom('licences.use')
      .selectAll()
      .where('licence_id', '=', id)
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (after) query = query.where('id', '<', after)
    const found = await query.execute()
    const { page, next } = cutPage(found, limit, (last) => last.id)
    return {
      rows: page.map((use) => ({
        id: use.id,
        kind: use.kind,
        kindTitle: contract.useKinds[use.kind],
        by: use.by_name,
        purpose: use.purpose,
        caseId: use.case_id ?? undefined,
        at: use.at.toISOString(),
      })),
      next,
    }
  },
})
