import { action } from '#kernel/action.ts'
import { mayDecideSet, requireWaiting } from '../change-set-policy.ts'
import { decideChangeSet, itemsOfSet, lockChangeSet } from '../change-set-store.ts'
import * as contract from '../contract.ts'

/** The second person says why not; every item stays as it is. */
export const rejectChangeSet = action(contract.rejectChangeSet, {
  async load(ctx, { id }) {
    const set = await lockChangeSet(ctx, id)
    return { set, items: await itemsOfSet(ctx, id) }
  },
  allow: (ctx, { items }) => mayDecideSet(ctx, items),
  async run(ctx, { id, reason }, { set }) {
    requireWaiting(ctx, set)
    await decideChangeSet(ctx, id, 'rejected', reason)
    return { id, status: 'rejected' as const }
  },
})
