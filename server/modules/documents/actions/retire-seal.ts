import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { changeSeal, notSuspended } from '../seal-steps.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'

/** The body has no seal then, until one is proposed and confirmed; what this one sealed stays genuine. */
export const retireSeal = action(contract.retireSeal, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, { reason }, seal) {
    if (seal.state !== 'suspended') throw contract.sealNotSuspended()
    if (seal.asked_for) throw contract.sealAlreadyAsked()
    return changeSeal(ctx, seal, { step: 'retired', because: reason, set: { state: 'retired', ...notSuspended } })
  },
})
