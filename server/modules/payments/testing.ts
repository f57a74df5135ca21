/** The gateway for tests of this and other modules, and the job that asks it. */
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import type { World } from '#server/testing.ts'
import { startPayment } from './actions/start-payment.ts'
import { raiseBill } from './bills.ts'
import { takeNotice } from './actions/take-notice.ts'
import { envelopeOf } from './channel/gateway.ts'
import type { OrderState } from './contract.ts'
import { type PaymentGateway, startPaymentGateway } from './stand-in/payment-gateway.ts'

export type { PaymentGateway } from './stand-in/payment-gateway.ts'
export { askAgain, compareDays, sweepLapsed } from './jobs.ts'
export { startPayment } from './actions/start-payment.ts'
export { takeAtCounter } from './actions/take-at-counter.ts'
export { billList } from './views/bill-list.ts'
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

export type BillStory = {
  billId: string
  payer: Actor
  head: Actor
  clerk: Actor
  manager: Actor
  approver: Actor
  organId: string
}

/** A bill of 120 yuan for a citizen, to be paid within ten days. */
export async function givenBill(world: World): Promise<BillStory> {
  const organ = await givenOrgan(world)
  const payer = (await givenCitizen(world)).actor
  const staff = async (role: string, title: string) =>
    (await givenStaff(world, { roles: [role], organId: organ.id, title })).actor
  const billId = await anotherBill(world, { organ, payer })
  return {
    billId,
    payer,
    head: await staff('department-head', '负责人'),
    clerk: await staff('window-clerk', '窗口'),
    approver: await staff('approver', '审批岗'),
    manager: await staff('centre-manager', '中心主任'),
    organId: organ.id,
  }
}

/** One more of 120 yuan, of the same body for the same payer. */
export async function anotherBill(
  world: World,
  { organ, payer }: { organ: Pick<Organ, 'id' | 'regionCode'>; payer: Actor },
): Promise<string> {
  return world.inside((ctx) =>
    raiseBill(ctx, {
      regionCode: organ.regionCode,
      organId: organ.id,
      subject: { module: 'test', id: ctx.newId(), number: `T-${ctx.newId().slice(-6)}` },
      title: '示范考试报名',
      payer: { kind: 'person', id: payer.subjectId!, name: payer.name },
      lines: [{ name: '考试费', amount: 12_000, basis: '示范收费目录' }],
      days: 10,
    }),
  )
}

/** The payer sets out and opens the gateway's page; the order's number. */
export async function setOut(world: World, { billId, payer }: Pick<BillStory, 'billId' | 'payer'>): Promise<string> {
  const { payUrl } = await world.perform(startPayment, payer, { id: billId })
  await openPayPage(payUrl)
  return new URL(payUrl).searchParams.get('order')!
}
