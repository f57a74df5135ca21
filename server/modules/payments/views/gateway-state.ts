import { peerOf } from '#kernel/signed-request.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

export const gatewayState = view(contract.gatewayState, {
  async look({ config }) {
    if (!config.paymentUrl) return { on: false, standIn: false }
    return { on: true, standIn: config.paymentStandIn ?? false, host: new URL(peerOf(config.paymentUrl).address).host }
  },
})
