import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { checkDay } from './actions/check-day.ts'
import { decideRefund } from './actions/decide-refund.ts'
import { proposeRefund } from './actions/propose-refund.ts'
import { sendRefund } from './actions/send-refund.ts'
import { payBackAtCounter } from './actions/pay-back-at-counter.ts'
import { settleDifference } from './actions/settle-difference.ts'
import { takeAtCounter } from './actions/take-at-counter.ts'
import { endBill } from './bills.ts'
import {
  askAgain,
  billPage,
  type BillStory,
  compareDays,
  givenBill,
  givenGateway,
  noticeArrives,
  type PaymentGateway,
  setOut,
} from './testing.ts'
import { billList } from './views/bill-list.ts'
import { dayChecks } from './views/day-checks.ts'
import { differences } from './views/differences.ts'

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

const page = ({ billId }: BillStory, actor: BillStory['payer']) => world.show(billPage, actor, { id: billId })
const today = () => legalDateOf(world.clock.now())
const reason = '申请人说明后同意退还'

async function paidBill(): Promise<BillStory & { order: string }> {
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  await noticeArrives(world, gateway.memory.pay(order, world.clock.now()))
  await world.deliverNews()
  return { ...bill, order }
}

test('a refund in parts: one proposes, another decides, the gateway pays back, and never more than was paid', async () => {
  const bill = await paidBill()
  const id = bill.billId
  const { refundId } = await world.perform(proposeRefund, bill.head, { id, amount: 5000, reason })
  await assert.rejects(world.perform(proposeRefund, bill.head, { id, amount: 7001, reason }), {
    code: 'payments.refund-too-much',
  })
  await assert.rejects(world.perform(decideRefund, bill.head, { id, refundId, agrees: true }), {
    code: 'payments.refund-own',
  })
  await assert.rejects(world.perform(decideRefund, bill.approver, { id, refundId, agrees: true }), {
    code: 'kernel.not-permitted',
  })
  assert.deepEqual((await page(bill, bill.manager)).can, ['ask', 'approve-refund'])
  await world.perform(decideRefund, bill.manager, { id, refundId, agrees: true })
  await assert.rejects(world.perform(decideRefund, bill.manager, { id, refundId, agrees: true }), {
    code: 'payments.refund-not-open',
  })
  await world.deliverNews()
  const now = await page(bill, bill.payer)
  assert.deepEqual([now.status, now.returned, now.refunds[0]?.status], ['part-refunded', 5000, 'done'])
  const rest = await world.perform(proposeRefund, bill.approver, { id, amount: 7000, reason })
  await world.perform(decideRefund, bill.head, { id, refundId: rest.refundId, agrees: true })
  await world.deliverNews()
  assert.deepEqual(
    [(await page(bill, bill.payer)).status, (await page(bill, bill.payer)).returned],
    ['refunded', 12_000],
  )
})

test('a refund whose answer was lost is sent again under its own number and paid back once', async () => {
  const bill = await paidBill()
  const { refundId } = await world.perform(proposeRefund, bill.approver, { id: bill.billId, amount: 12_000, reason })
  await world.perform(decideRefund, bill.head, { id: bill.billId, refundId, agrees: true })
  gateway.failNext(1)
  await world.deliverNews()
  assert.equal((await page(bill, bill.payer)).status, 'paid')
  gateway.memory.refund(bill.order, refundId, 12_000, world.clock.now())
  world.clock.moveTo(new Date(world.clock.now().getTime() + 3 * 60_000))
  await world.runJob(askAgain)
  await world.deliverNews()
  const now = await page(bill, bill.payer)
  assert.deepEqual([now.status, now.returned], ['refunded', 12_000])
  await assert.rejects(world.perform(sendRefund, bill.head, { id: bill.billId, refundId }), {
    code: 'kernel.not-permitted',
  })
})

test('a refund that was declined says why, and the money stays', async () => {
  const bill = await paidBill()
  const { refundId } = await world.perform(proposeRefund, bill.approver, { id: bill.billId, amount: 100, reason })
  await world.perform(decideRefund, bill.head, { id: bill.billId, refundId, agrees: false, words: '不符合退费规定' })
  const now = await page(bill, bill.payer)
  assert.deepEqual([now.status, now.refunds[0]?.status, now.refunds[0]?.words], ['paid', 'declined', '不符合退费规定'])
  assert.equal(now.refundable, 12_000)
})

test('a gateway that takes twice is found out at once, and the second sum is proposed for refund', async () => {
  const bill = await paidBill()
  await noticeArrives(world, gateway.memory.pay(bill.order, world.clock.now(), true))
  const now = await page(bill, bill.head)
  assert.deepEqual([now.status, now.taken, now.refunds.length], ['paid', 24_000, 1])
  const [refund] = now.refunds
  assert.deepEqual([refund?.cause, refund?.amount, refund?.mayDecide], ['overpaid', 12_000, true])
  await world.perform(decideRefund, bill.head, { id: bill.billId, refundId: refund!.id, agrees: true })
  await world.deliverNews()
  assert.deepEqual([(await page(bill, bill.payer)).status, (await page(bill, bill.payer)).returned], ['paid', 12_000])
})

test('what was paid for an application that ends goes back where the item says so', async () => {
  const bill = await paidBill()
  const { subjectId } = await page(bill, bill.payer)
  const end = (refunds: boolean) =>
    world.inside((ctx) => endBill(ctx, subjectId, { cause: 'withdrawn', why: '申请已撤回', refunds }))
  await end(false)
  assert.equal((await page(bill, bill.head)).refunds.length, 0)
  await end(true)
  await end(true)
  assert.deepEqual(
    (await page(bill, bill.head)).refunds.map(({ cause, amount }) => [cause, amount]),
    [['withdrawn', 12_000]],
  )
  const waiting = await world.show(billList, bill.head, { refunds: 'waiting' })
  assert.deepEqual(
    waiting.rows.map((row) => row.id),
    [bill.billId],
  )
})

test('days are compared: what is missing here is asked for, what the gateway does not have waits for a person', async () => {
  world.moveTo(addDays(today(), 20))
  const heard = await paidBill()
  const unheard = await givenBill(world)
  const order = await setOut(world, unheard)
  gateway.memory.pay(order, world.clock.now())
  gateway.memory.lose(heard.order)
  gateway.memory.open('ELSEWHERE', 700, 1)
  gateway.memory.pay('ELSEWHERE', world.clock.now())
  const day = today()
  const { manager } = heard
  await assert.rejects(world.perform(checkDay, heard.head, { day }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(checkDay, manager, { day: addDays(day, 1) }), { code: 'payments.day-not-over' })
  world.moveTo(addDays(day, 1))
  await world.runJob(compareDays)
  await world.deliverNews()
  const open = (await world.show(differences, manager, {})).rows
  assert.ok(await assertFileIsList(world, differences, manager, {}))
  assert.deepEqual(
    new Map(open.map(({ number, ours, theirs }) => [number, [ours, theirs]])),
    new Map([
      [heard.order, [12_000, undefined]],
      ['ELSEWHERE', [undefined, 700]],
    ]),
  )
  assert.equal((await page(unheard, unheard.payer)).status, 'paid')
  const [one] = open
  await world.perform(settleDifference, manager, { id: one!.id, words: '已与支付平台核对并更正' })
  await assert.rejects(world.perform(settleDifference, manager, { id: one!.id, words: '已与支付平台核对并更正' }), {
    code: 'payments.already-settled',
  })
  const checked = (await world.show(dayChecks, manager, {})).rows.find((row) => row.day === day)!
  assert.ok(await assertFileIsList(world, dayChecks, manager, {}))
  assert.deepEqual([checked.outcome, checked.open], ['differs', 1])
  const settled = (await world.show(differences, manager, { show: 'all' })).rows.filter((row) => row.settled)
  assert.equal(settled.length, 2)
})

test('a gateway that cannot be asked is a finding, not an agreement', async () => {
  const { manager } = await givenBill(world)
  gateway.failNext(1)
  const day = today()
  await world.perform(checkDay, manager, { day })
  await world.deliverNews()
  const checked = (await world.show(dayChecks, manager, {})).rows.find((row) => row.day === day)!
  assert.equal(checked.outcome, 'failed')
  assert.match(checked.error!, /支付平台/)
})

const cash = (bill: BillStory) => ({ id: bill.billId, means: 'cash' as const, amount: 12_000 })

test('a fee in cash at the window: receipted at once, taken once, and given back only by two people', async () => {
  const bill = await givenBill(world)
  const id = bill.billId
  await assert.rejects(world.perform(takeAtCounter, bill.approver, cash(bill)), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(takeAtCounter, bill.clerk, { ...cash(bill), amount: 11_900 }), {
    code: 'payments.amount-changed',
  })
  const owing = await page(bill, bill.clerk)
  assert.deepEqual([owing.can, owing.toTake], [['take'], 12_000])
  await world.perform(takeAtCounter, bill.clerk, cash(bill))
  await assert.rejects(world.perform(takeAtCounter, bill.clerk, cash(bill)), { code: 'payments.nothing-to-pay' })
  await world.deliverNews()
  const paid = await page(bill, bill.payer)
  assert.deepEqual([paid.status, paid.taken, paid.movements[0]?.means, paid.can], ['paid', 12_000, 'cash', []])
  assert.match(paid.receipt!.number, /缴据字/)
  const { refundId } = await world.perform(proposeRefund, bill.approver, { id, amount: 12_000, reason: '收错了办件' })
  await assert.rejects(world.perform(payBackAtCounter, bill.clerk, { id, refundId }), {
    code: 'payments.refund-not-open',
  })
  await world.perform(decideRefund, bill.head, { id, refundId, agrees: true })
  await world.deliverNews()
  const agreed = await page(bill, bill.clerk)
  assert.deepEqual([agreed.status, agreed.refunds[0]?.mayPayOut, agreed.refunds[0]?.counter], ['paid', true, 'cash'])
  await assert.rejects(world.perform(payBackAtCounter, bill.head, { id, refundId }), { code: 'kernel.not-permitted' })
  await world.perform(payBackAtCounter, bill.clerk, { id, refundId })
  await assert.rejects(world.perform(payBackAtCounter, bill.clerk, { id, refundId }), {
    code: 'payments.refund-not-open',
  })
  const back = await page(bill, bill.payer)
  assert.deepEqual([back.status, back.returned, back.refunds[0]?.status], ['refunded', 12_000, 'done'])
})

test('a card slip pays one bill only, and a card is paid back on the card', async () => {
  const bill = await givenBill(world)
  const other = await givenBill(world)
  const card = (one: BillStory, slip?: string) => ({ ...cash(one), means: 'pos' as const, slip })
  await assert.rejects(world.perform(takeAtCounter, bill.clerk, card(bill)), { code: 'payments.slip-missing' })
  await world.perform(takeAtCounter, bill.clerk, card(bill, '260302000017'))
  await assert.rejects(world.perform(takeAtCounter, other.clerk, card(other, '260302000017')), {
    code: 'payments.slip-used',
  })
  assert.equal((await page(other, other.clerk)).status, 'due')
  const id = bill.billId
  const { refundId } = await world.perform(proposeRefund, bill.head, { id, amount: 2000, reason })
  await world.perform(decideRefund, bill.manager, { id, refundId, agrees: true })
  await assert.rejects(world.perform(payBackAtCounter, bill.clerk, { id, refundId }), { code: 'payments.slip-missing' })
  await world.perform(payBackAtCounter, bill.clerk, { id, refundId, slip: '260302000018' })
  assert.equal((await page(bill, bill.payer)).status, 'part-refunded')
})

test('an order begun online is closed when the window takes the fee; paid both ways, the online sum goes back online', async () => {
  world.moveTo(addDays(today(), 10))
  const day = today()
  const bill = await givenBill(world)
  const order = await setOut(world, bill)
  await world.perform(takeAtCounter, bill.clerk, cash(bill))
  gateway.failNext(1)
  await world.deliverNews()
  await noticeArrives(world, gateway.memory.pay(order, world.clock.now(), true))
  const now = await page(bill, bill.manager)
  assert.deepEqual([now.status, now.taken, now.refunds.length], ['paid', 24_000, 1])
  const [refund] = now.refunds
  assert.deepEqual([refund!.cause, refund!.amount, refund!.counter], ['overpaid', 12_000, undefined])
  await world.perform(decideRefund, bill.manager, { id: bill.billId, refundId: refund!.id, agrees: true })
  await world.deliverNews()
  assert.deepEqual([(await page(bill, bill.payer)).status, (await page(bill, bill.payer)).returned], ['paid', 12_000])
  await world.perform(checkDay, bill.manager, { day })
  await world.deliverNews()
  const checked = (await world.show(dayChecks, bill.manager, {})).rows.find((row) => row.day === day)!
  assert.deepEqual([checked.outcome, checked.counter, checked.counterNet, checked.open], ['equal', 1, 12_000, 0])
})
