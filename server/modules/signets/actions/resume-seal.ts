import { action } from '#kernel/action.ts'
import { confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

export const resumeSeal = action(contract.resumeSeal, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { because, password }, seal) {
    requireOpen('resume', seal)
    await confirmByPassword(ctx, password)
    await enter(ctx, seal, 'resumed', because)
    return moveSeal(ctx, seal, 'active')
  },
})
