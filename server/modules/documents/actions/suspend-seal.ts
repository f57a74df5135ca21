import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { changeSeal } from '../seal-steps.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'

/** From now on nothing is sealed with it; what was sealed before stays genuine. One person is enough to stop. */
export const suspendSeal = action(contract.suspendSeal, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, { reason }, seal) {
    if (seal.state !== 'active') throw contract.sealNotActive()
    return changeSeal(ctx, seal, {
      step: 'suspended',
      because: reason,
      set: {
        state: 'suspended',
        suspended_at: ctx.now,
        suspended_by_name: ctx.actor.name,
        suspended_because: reason,
      },
    })
  },
})
