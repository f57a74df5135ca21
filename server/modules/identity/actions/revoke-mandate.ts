import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { mandateAlreadyRevoked, revokeMandate as route } from '../contract.ts'
import { stopMandate } from '../mandates.ts'
import { mayRevoke } from '../policy.ts'
import { lockMandate } from '../store-mandate.ts'

export const revokeMandate = action(route, {
  async load(ctx, { id }) {
    const mandate = await lockMandate(ctx, id)
    if (!mandate) throw notFound()
    return mandate
  },
  allow: mayRevoke,
  async run(ctx, { id }, mandate) {
    if (mandate.revokedAt) throw mandateAlreadyRevoked()
    await stopMandate(ctx, mandate)
    return { id }
  },
})
