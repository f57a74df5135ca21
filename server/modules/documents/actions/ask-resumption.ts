import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { asking, changeSeal } from '../seal-steps.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'

/** The seal stays suspended until another person agrees. */
export const askResumption = action(contract.askResumption, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, { reason }, seal) {
    if (seal.state !== 'suspended') throw contract.sealNotSuspended()
    if (seal.asked_for) throw contract.sealAlreadyAsked()
    return changeSeal(ctx, seal, { step: 'resumption-asked', because: reason, set: asking(ctx, 'resume', reason) })
  },
})
