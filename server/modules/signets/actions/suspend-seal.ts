import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayUseSeal, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

/** Whoever may use it stops it at once, without a password: a lost key does not wait (电子签名法 art. 15). */
export const suspendSeal = action(contract.suspendSeal, {
  load: lockOwnSeal,
  allow: mayUseSeal,
  async run(ctx, { because }, seal) {
    requireOpen('suspend', seal)
    await enter(ctx, seal, 'suspended', because)
    return moveSeal(ctx, seal, 'suspended')
  },
})
