import { action } from '#kernel/action.ts'
import { jsonIn } from '#kernel/signed-request.ts'
import { isFromCourier } from '../channel/courier.ts'
import * as contract from '../contract.ts'
import { handoutTables } from '../store.ts'
import { applyTold } from '../tracking.ts'

/** What the courier tells of its own accord: it may come twice, late, out of order, or never. */
export const takeTracking = action(contract.takeTracking, {
  subject: (_, { id }) => id,
  async run(ctx, envelope) {
    const { courierUrl } = ctx.config
    if (!courierUrl) throw contract.courierOff()
    if (!isFromCourier(courierUrl, envelope)) throw contract.notSigned()
    const read = contract.shipmentTold.safeParse(jsonIn(envelope.message))
    if (!read.success) throw contract.unreadable()
    const row = await handoutTables(ctx)
      .selectFrom('handouts.handout')
      .selectAll()
      .where('shipment_id', '=', read.data.shipment)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw contract.shipmentUnknown()
    await applyTold(ctx, row, read.data)
    return { taken: true as const, id: row.case_id }
  },
})
