import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { lockAuthorisation, stateOf } from '../authorisations.ts'
import * as contract from '../contract-authorisation.ts'
import { requireOwn } from '../policy.ts'
import { findLicence, licencesTables } from '../store.ts'

/** The holder thinks better of it before the body has used it. */
export const revokeAuthorisation = action(contract.revokeAuthorisation, {
  async load(ctx, { id }) {
    const row = await lockAuthorisation(ctx, { id })
    if (!row) throw notFound({ authorisationId: id })
    requireOwn(ctx, await findLicence(ctx, row.licence_id), id)
    return row
  },
  async run(ctx, { id }, row) {
    if (stateOf(ctx, row) !== 'open') throw contract.authorisationOver({ state: stateOf(ctx, row) })
    await licencesTables(ctx)
      .updateTable('licences.authorisation')
      .set({ revoked_at: ctx.now })
      .where('id', '=', id)
      .execute()
    return { id, state: 'revoked' as const }
  },
})
