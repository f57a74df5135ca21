import { action } from '#kernel/action.ts'
import { confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

/** For good: its key signs nothing any more, what it sealed before stays sealed; another of its kind may be applied for. */
export const revokeSeal = action(contract.revokeSeal, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { because, password }, seal) {
    requireOpen('revoke', seal)
    await confirmByPassword(ctx, password)
    await enter(ctx, seal, 'revoked', because)
    return moveSeal(ctx, seal, 'revoked')
  },
})
