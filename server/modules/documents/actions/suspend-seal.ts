import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'
import { documentsTables } from '../store.ts'

/** From now on nothing is sealed with it; what was sealed before stays genuine. */
export const suspendSeal = action(contract.suspendSeal, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, { reason }, seal) {
    if (seal.state !== 'active') throw contract.sealNotActive()
    await documentsTables(ctx)
      .updateTable('documents.seal')
      .set({
        state: 'suspended',
        suspended_at: ctx.now,
        suspended_by_name: ctx.actor.name,
        suspended_because: reason,
      })
      .where('id', '=', seal.id)
      .execute()
    return { id: seal.id, state: 'suspended' as const }
  },
})
