/** The gateway for tests of this and other modules, and the job that asks it. */
import type { World } from '#server/testing.ts'
import { takeNotice } from './actions/take-notice.ts'
import { stranger } from '#kernel/actor.ts'
import { envelopeOf } from './channel/gateway.ts'
import type { OrderState } from './contract.ts'
import { type PaymentGateway, startPaymentGateway } from './stand-in/payment-gateway.ts'

export type { PaymentGateway } from './stand-in/payment-gateway.ts'
export { askAgain, compareDays, sweepLapsed } from './jobs.ts'
export { startPayment } from './actions/start-payment.ts'
export { billOf } from './views/bill-of.ts'
export { billPage } from './views/bill-page.ts'

/** Starts the stand-in and points this world at it; close it before the world. */
export async function givenGateway(world: World): Promise<PaymentGateway> {
  const gateway = await startPaymentGateway({ clock: world.clock })
  Object.assign(world.app.config, { paymentUrl: gateway.url })
  return gateway
}

/** The payer opens the gateway's page. */
export async function openPayPage(payUrl: string): Promise<void> {
  await (await fetch(payUrl)).text()
}

/** The gateway's notice of this state arrives. */
export async function noticeArrives(world: World, state: OrderState): Promise<void> {
  const envelope = envelopeOf(world.app.config.paymentUrl!, state, world.clock.now())
  await world.perform(takeNotice, stranger, envelope)
}
