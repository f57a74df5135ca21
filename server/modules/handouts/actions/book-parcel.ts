import { action } from '#kernel/action.ts'
import { requirePaidBefore } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { parcelBooked } from '../events.ts'
import { requireOpen } from '../handouts.ts'
import { mayHandOut } from '../policy.ts'
import { changeHandout, lockHandout } from '../store.ts'

/** 邮寄: a parcel is asked of the courier, under one number however often it is asked. */
export const bookParcel = action(contract.bookParcel, {
  load: (ctx, { caseId }) => lockHandout(ctx, caseId),
  allow: mayHandOut,
  async run(ctx, { caseId }, row) {
    if (!ctx.config.courierUrl) throw contract.courierOff()
    requireOpen(row, 'book-parcel')
    if (!row.recipient) throw contract.addressMissing()
    await requirePaidBefore(ctx, caseId)
    const shipmentId = ctx.newId()
    await changeHandout(ctx, caseId, {
      state: 'booked',
      shipment_id: shipmentId,
      tracking: null,
      booked_at: ctx.now,
      asked_at: ctx.now,
      asks: 0,
      failure: null,
    })
    ctx.emit(parcelBooked, { caseId, shipmentId })
    return { caseId, state: 'booked' as const }
  },
})
