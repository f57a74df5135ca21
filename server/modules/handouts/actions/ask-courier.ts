import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { parcelBooked } from '../events.ts'
import { changeHandout, lockHandout } from '../store.ts'

/** Wants the courier's own word, because its notice may be late or lost; the answer is waited for elsewhere. */
export const askCourier = action(contract.askCourier, {
  load: (ctx, { caseId }) => lockHandout(ctx, caseId),
  async run(ctx, { caseId }, { state, shipment_id, asks }) {
    if (shipment_id && (state === 'booked' || state === 'on-the-way')) {
      await changeHandout(ctx, caseId, { asked_at: ctx.now, asks: asks + 1 })
      ctx.emit(parcelBooked, { caseId, shipmentId: shipment_id })
    }
    return { caseId, state }
  },
})
