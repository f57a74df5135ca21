import { action } from '#kernel/action.ts'
import { jsonIn } from '#kernel/signed-request.ts'
import { applyState } from '../applying.ts'
import { isFromGateway } from '../channel/gateway.ts'
import * as contract from '../contract.ts'
import { findBill } from '../store.ts'

/** What the gateway tells of its own accord: it may come twice, late, out of order, or never. */
export const takeNotice = action(contract.takeNotice, {
  subject: (_, { id }) => id,
  async run(ctx, envelope) {
    const { paymentUrl } = ctx.config
    if (!paymentUrl) throw contract.gatewayOff()
    if (!isFromGateway(paymentUrl, envelope)) throw contract.noticeNotSigned()
    const read = contract.orderState.safeParse(jsonIn(envelope.message))
    if (!read.success) throw contract.noticeUnreadable()
    const bill = await findBill(ctx, { number: read.data.order })
    if (!bill) throw contract.orderUnknown()
    const { id } = await applyState(ctx, bill.id, read.data, 'notice')
    return { taken: true as const, id }
  },
})
