import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger } from '#kernel/actor.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { givenCitizen } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askGateway } from './actions/ask-gateway.ts'
import { lapseBill } from './actions/lapse-bill.ts'
import { renewBill } from './actions/renew-bill.ts'
import { takeNotice } from './actions/take-notice.ts'
import { endBill } from './bills.ts'
import { envelopeOf } from './channel/gateway.ts'
import {
  askAgain,
  billPage,
  type BillStory,
  givenBill,
  givenGateway,
  noticeArrives,
  type PaymentGateway,
  setOut,
  startPayment,
  sweepLapsed,
} from './testing.ts'
import { receiptFile } from './views/receipt-file.ts'

let world: World
let gateway: PaymentGateway
before(async () => {
  world = await openWorld()
  gateway = await givenGateway(world)
})
after(async () => {
  await gateway.close()
  await world.close()
})

const page = ({ billId, payer }: BillStory) => world.show(billPage, payer, { id: billId })
const today = () => legalDateOf(world.clock.now())

test('a bill is paid once: the notice tells it, the receipt is written, and the payer gets a message', async () => {
  const bill = await givenBill(world)
  assert.deepEqual((await page(bill)).can, ['pay'])
  const order = await setOut(world, bill)
  assert.equal((await page(bill)).status, 'paying')
  await noticeArrives(world, gateway.memory.pay(order, world.clock.now()))
  await world.deliverNews()
  const paid = await page(bill)
  assert.deepEqual([paid.status, paid.taken, paid.can], ['paid', 12_000, ['ask']])
  assert.match(paid.receipt!.number, /缴据字〔2026〕1号$/)
  const file = await world.show(receiptFile, bill.payer, { id: bill.billId })
  assert.equal(Buffer.from(file.content.slice(0, 5)).toString(), '%PDF-')
  const rows = await messagesOf(world, bill.payer)
  assert.deepEqual(rows.map((row) => row.title).sort(), ['缴费成功', '请缴费'].sort())
  await assert.rejects(world.perform(startPayment, bill.payer, { id: bill.billId }), {
    code: 'payments.nothing-to-pay',
  })
})

test('a failed attempt leaves the bill to be paid, and an old failure does not undo a later attempt', async () => {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  const failed = gateway.memory.fail(order, '余额不足')
  await noticeArrives(world, failed)
  const again = await page(bill)
  assert.deepEqual([again.status, again.failure, again.can.includes('pay')], ['due', '余额不足', true])
  await setOut(world, bill)
  await noticeArrives(world, failed)
  assert.equal((await page(bill)).status, 'paying')
  const paid = gateway.memory.pay(order, world.clock.now())
  await noticeArrives(world, paid)
  await noticeArrives(world, failed)
  await noticeArrives(world, paid)
  const now = await page(bill)
  assert.deepEqual([now.status, now.taken, now.failure], ['paid', 12_000, undefined])
})

test('a lost notice is asked for by the sweep, after a pause that grows', async () => {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  await world.runJob(askAgain)
  await world.deliverNews()
  assert.equal((await page(bill)).status, 'paying')
  gateway.memory.pay(order, world.clock.now())
  world.clock.moveTo(new Date(world.clock.now().getTime() + 61_000))
  gateway.failNext(1)
  await world.runJob(askAgain)
  await world.deliverNews()
  assert.equal((await page(bill)).status, 'paying')
  world.clock.moveTo(new Date(world.clock.now().getTime() + 4 * 60_000))
  await world.runJob(askAgain)
  await world.deliverNews()
  assert.equal((await page(bill)).status, 'paid')
})

test('only the gateway is believed: a notice must be signed, readable and about an order there is', async () => {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  const setting = world.app.config.paymentUrl!
  const forged = envelopeOf(setting.replace('stand-in', 'guess'), gateway.memory.stateOf(order), world.clock.now())
  await assert.rejects(world.perform(takeNotice, stranger, forged), { code: 'payments.notice-not-signed' })
  const nowhere = { ...gateway.memory.stateOf(order), order: 'nothing' }
  await assert.rejects(noticeArrives(world, nowhere), { code: 'payments.order-unknown' })
  await assert.rejects(noticeArrives(world, { order } as never), { code: 'payments.notice-unreadable' })
  assert.equal((await page(bill)).status, 'paying')
})

test('nobody pays, asks about or sees a bill of another, and nothing is paid without a gateway', async () => {
  const bill = await givenBill(world)
  const other = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(startPayment, other, { id: bill.billId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(askGateway, other, { id: bill.billId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(billPage, other, { id: bill.billId }), { code: 'kernel.not-found' })
  await assert.rejects(world.perform(startPayment, stranger, { id: bill.billId }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(startPayment, bill.head, { id: bill.billId }), { code: 'kernel.not-permitted' })
  const { paymentUrl } = world.app.config
  Object.assign(world.app.config, { paymentUrl: undefined })
  await assert.rejects(world.perform(startPayment, bill.payer, { id: bill.billId }), { code: 'payments.gateway-off' })
  assert.deepEqual((await page(bill)).can, [])
  Object.assign(world.app.config, { paymentUrl })
})

test('a bill lapses after its last day, is opened again by the body, and can then be paid under a new order', async () => {
  const bill = await givenBill(world)
  await assert.rejects(world.perform(lapseBill, bill.head, { id: bill.billId }), {
    code: 'kernel.not-permitted',
  })
  const first = await setOut(world, bill)
  await assert.rejects(
    world.perform(renewBill, bill.head, { id: bill.billId, dueOn: today(), reason: '申请人来电说明' }),
    {
      code: 'payments.not-lapsed',
    },
  )
  world.moveTo(addDays(today(), 11))
  await world.runJob(sweepLapsed)
  await world.deliverNews()
  assert.equal((await page(bill)).status, 'lapsed')
  assert.equal(gateway.memory.stateOf(first).state, 'closed')
  await assert.rejects(world.perform(startPayment, bill.payer, { id: bill.billId }), {
    code: 'payments.nothing-to-pay',
  })
  const renewal = { id: bill.billId, dueOn: addDays(today(), 5), reason: '申请人来电说明' }
  await world.perform(renewBill, bill.head, renewal)
  assert.match(
    (await messagesOf(world, bill.payer)).find(({ title }) => title === '缴费已经重新开放')!.body,
    /还要缴 [\d,.]+ 元/,
  )
  const second = await setOut(world, bill)
  assert.notEqual(second, first)
  await noticeArrives(world, gateway.memory.pay(second, world.clock.now()))
  assert.equal((await page(bill)).status, 'paid')
})

test('what was taken although the bill had lapsed counts as paid', async () => {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  gateway.memory.pay(order, world.clock.now())
  world.moveTo(addDays(today(), 11))
  await world.runJob(sweepLapsed)
  await world.deliverNews()
  assert.equal((await page(bill)).status, 'paid')
})

test('what ends before it is paid need not be paid, and what was taken all the same is proposed for refund', async () => {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  const { subjectId } = await page(bill)
  gateway.memory.pay(order, world.clock.now())
  await world.inside((ctx) => endBill(ctx, subjectId, { cause: 'withdrawn', why: '申请已撤回', refunds: false }))
  assert.equal((await page(bill)).status, 'cancelled')
  await world.deliverNews()
  const now = await page(bill)
  assert.deepEqual(
    now.refunds.map(({ cause, amount, status }) => [cause, amount, status]),
    [['ended', 12_000, 'proposed']],
  )
  assert.equal(now.receipt, undefined)
})
