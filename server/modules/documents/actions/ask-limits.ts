import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { asking, changeSeal } from '../seal-steps.ts'
import { lockSeal, mayKeepSeal } from '../seals.ts'

/** What holds now goes on holding until another person agrees. */
export const askLimits = action(contract.askLimits, {
  load: lockSeal,
  allow: mayKeepSeal,
  async run(ctx, { reason, terms }, seal) {
    if (seal.state !== 'active') throw contract.sealNotActive()
    if (seal.asked_for) throw contract.sealAlreadyAsked()
    return changeSeal(ctx, seal, {
      step: 'limits-asked',
      because: reason,
      terms,
      set: { ...asking(ctx, 'limit', reason), wanted: JSON.stringify(terms) as never },
    })
  },
})
