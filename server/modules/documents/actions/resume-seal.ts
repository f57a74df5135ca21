import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { sealResumed } from '../events.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'
import { documentsTables } from '../store.ts'

/** The seal may be used again; letters that waited for it are written now. */
export const resumeSeal = action(contract.resumeSeal, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, _input, seal) {
    if (seal.state !== 'suspended') throw contract.sealNotSuspended()
    await documentsTables(ctx)
      .updateTable('documents.seal')
      .set({ state: 'active', suspended_at: null, suspended_by_name: null, suspended_because: null })
      .where('id', '=', seal.id)
      .execute()
    ctx.emit(sealResumed, { organId: seal.organ_id })
    return { id: seal.id, state: 'active' as const }
  },
})
