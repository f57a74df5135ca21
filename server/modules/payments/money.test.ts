/** Whatever order notices come in, how often, or whether at all: a payment is never taken twice nor lost, and money sums. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askGateway } from './actions/ask-gateway.ts'
import { decideRefund } from './actions/decide-refund.ts'
import { applyState } from './applying.ts'
import type { OrderState } from './contract.ts'
import { excessOf, refundable, statusBy } from './rules/bill-status.ts'
import { dayDifferences, netOf } from './rules/day-differences.ts'
import {
  billPage,
  givenBill,
  givenGateway,
  noticeArrives,
  openPayPage,
  type PaymentGateway,
  setOut,
  startPayment,
} from './testing.ts'

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

/** What may happen between a payer, a gateway and this platform. */
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('set-out', 'pay', 'fail', 'double', 'ask', 'crash') }),
  fc.record({ what: fc.constant('hear' as const), which: fc.nat(20) }),
)

test('under repeats, losses, reorderings and crashes nothing is taken twice nor lost, and both sides end with the same sums', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 14 }), async (happenings) => {
      const bill = await givenBill(world)
      const id = bill.billId
      const order = await setOut(world, bill)
      const told: OrderState[] = []
      for (const one of happenings) {
        if (one.what === 'set-out')
          await world.perform(startPayment, bill.payer, { id }).then(
            ({ payUrl }) => openPayPage(payUrl),
            (problem: { code?: string }) => assert.equal(problem.code, 'payments.nothing-to-pay'),
          )
        if (one.what === 'pay') told.push(gateway.memory.pay(order, world.clock.now()))
        if (one.what === 'double') told.push(gateway.memory.pay(order, world.clock.now(), true))
        if (one.what === 'fail') told.push(gateway.memory.fail(order, '余额不足'))
        if (one.what === 'ask') await world.perform(askGateway, bill.payer, { id })
        if (one.what === 'hear' && told.length > 0) await noticeArrives(world, told[one.which % told.length]!)
        if (one.what === 'crash' && told.length > 0) await crashWhileApplying(id, told.at(-1)!)
        const now = await world.show(billPage, bill.payer, { id })
        const theirs = gateway.memory.stateOf(order).movements
        assert.ok(now.movements.every((movement) => theirs.some(({ serial }) => serial === movement.serial)))
        assert.equal(now.taken, sumOf(now.movements, 'taken'))
        assert.equal(now.status === 'paid', now.taken >= now.amount)
      }
      // Whatever was lost on the way: asking once is enough.
      await world.perform(askGateway, bill.payer, { id })
      await world.deliverNews()
      const end = await world.show(billPage, bill.head, { id })
      const theirs = gateway.memory.stateOf(order).movements
      assert.equal(end.taken, sumOf(theirs, 'taken'))
      assert.equal(
        end.refunds.reduce((sum, { amount }) => sum + amount, 0),
        Math.max(0, end.taken - end.amount),
      )
      for (const { id: refundId, mayDecide } of end.refunds)
        if (mayDecide) await world.perform(decideRefund, bill.head, { id, refundId, agrees: true })
      await world.deliverNews()
      const settled = await world.show(billPage, bill.payer, { id })
      assert.equal(settled.taken - settled.returned, settled.taken === 0 ? 0 : settled.amount)
    }),
    { numRuns: 15 },
  )
})

async function crashWhileApplying(billId: string, state: OrderState): Promise<void> {
  const crash = new Error('the server dies here')
  await assert.rejects(
    world.inside(async (ctx) => {
      await applyState(ctx, billId, state, 'notice')
      throw crash
    }),
    crash,
  )
}

type Kind = 'taken' | 'returned'
const sumOf = (movements: readonly { kind: Kind; amount: number }[], kind: Kind) =>
  movements.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0)

const money = fc
  .record({
    amount: fc.integer({ min: 1, max: 1000 }),
    taken: fc.nat(3000),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ amount, taken, part }) => ({ amount, taken, returned: Math.floor(taken * part) }))

test('a bill is paid exactly while what stays covers it, and what is beyond may go back', () => {
  fc.assert(
    fc.property(money, fc.nat(3000), (of, underway) => {
      const stays = of.taken - of.returned
      assert.equal(statusBy('paying', of) === 'paid', of.taken > 0 && stays >= of.amount)
      assert.equal(statusBy('lapsed', of) === 'lapsed', of.taken === 0)
      assert.ok(excessOf(of, false, underway) <= excessOf(of, true, underway))
      assert.equal(excessOf(of, true, underway), refundable(of, underway))
      assert.ok(refundable(of, underway) + underway + of.returned <= Math.max(of.taken, of.returned + underway))
    }),
  )
})

const entry = fc.record({
  kind: fc.constantFrom<Kind>('taken', 'returned'),
  serial: fc.constantFrom('a', 'b', 'c', 'd'),
  number: fc.constantFrom('1', '2'),
  amount: fc.integer({ min: 1, max: 3 }),
})
const day = fc.uniqueArray(entry, { selector: ({ kind, serial }) => `${kind}:${serial}` })

test('days without a difference have the same net sum, and every difference is on one side or differs', () => {
  fc.assert(
    fc.property(day, day, (ours, theirs) => {
      const found = dayDifferences(ours, theirs)
      if (found.length === 0) assert.equal(netOf(ours), netOf(theirs))
      assert.deepEqual(dayDifferences(ours, ours), [])
      assert.equal(dayDifferences(theirs, ours).length, found.length)
    }),
  )
})
