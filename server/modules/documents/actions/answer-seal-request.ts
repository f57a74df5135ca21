import { action } from '#kernel/action.ts'
import * as contract from '../contract-seals.ts'
import { sealResumed } from '../events.ts'
import { answered, changeSeal, notAsked, notSuspended, personOf } from '../seal-steps.ts'
import { columnsOf } from '../seal-terms.ts'
import { lockSeal, mayConfirmSeal } from '../seals.ts'

/** The second person: with a yes the seal may be used, and letters that waited for it are written. */
export const answerSealRequest = action(contract.answerSealRequest, {
  load: lockSeal,
  allow: mayConfirmSeal,
  async run(ctx, { agrees, reason }, seal) {
    const { asked_for: wish, asked_by: askedBy, wanted } = seal
    if (!wish || !askedBy) throw contract.sealNotAsked()
    if (agrees && askedBy === personOf(ctx.actor)) throw contract.ownSealRequest()
    const step = answered[wish][agrees ? 'yes' : 'no']
    if (agrees) ctx.emit(sealResumed, { organId: seal.organ_id })
    const set = agrees
      ? wanted
        ? columnsOf(wanted)
        : { state: 'active' as const, activated_at: ctx.now, ...notSuspended }
      : wish === 'activate'
        ? { state: 'retired' as const }
        : {}
    return changeSeal(ctx, seal, {
      step,
      because: reason,
      askedBy,
      terms: wanted ?? undefined,
      set: { ...set, ...notAsked },
    })
  },
})
