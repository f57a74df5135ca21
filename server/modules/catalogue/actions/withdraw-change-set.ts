import { action } from '#kernel/action.ts'
import { isOwnSet } from '../change-set-policy.ts'
import { decideChangeSet, lockChangeSet } from '../change-set-store.ts'
import * as contract from '../contract.ts'

/** Whoever handed the set in takes it back before somebody has decided; every item stays as it is. */
export const withdrawChangeSet = action(contract.withdrawChangeSet, {
  load: (ctx, { id }) => lockChangeSet(ctx, id),
  allow: isOwnSet,
  async run(ctx, { id }, set) {
    if (set.status !== 'waiting') throw contract.actNotOpen({ status: set.status, open: [] })
    await decideChangeSet(ctx, id, 'withdrawn')
    return { id, status: 'withdrawn' as const }
  },
})
