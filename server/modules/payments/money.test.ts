/** Whatever order notices come in, how often, or whether at all: a payment is never taken twice nor lost, and money sums; also in the drawer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor } from '#kernel/actor.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askGateway } from './actions/ask-gateway.ts'
import { closeShift } from './actions/close-shift.ts'
import { confirmShift } from './actions/confirm-shift.ts'
import { payBackAtCounter } from './actions/pay-back-at-counter.ts'
import { proposeRefund } from './actions/propose-refund.ts'
import { takeAtCounter } from './actions/take-at-counter.ts'
import { decideRefund } from './actions/decide-refund.ts'
import { applyState } from './applying.ts'
import type { OrderState } from './contract.ts'
import { excessOf, refundable, statusBy } from './rules/bill-status.ts'
import { dayDifferences, netOf } from './rules/day-differences.ts'
import {
  anotherBill,
  billPage,
  type BillStory,
  givenBill,
  givenGateway,
  noticeArrives,
  openPayPage,
  type PaymentGateway,
  setOut,
  startPayment,
} from './testing.ts'
import { cashDrawer } from './views/cash-drawer.ts'
import { shiftEntries } from './views/shift-entries.ts'
import { shiftList } from './views/shift-list.ts'
import { shiftPage } from './views/shift-page.ts'

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

const reason = '申请人说明后同意退还'
const cash = (bill: BillStory) => ({ id: bill.billId, means: 'cash' as const, amount: 12_000 })

/** What the clerk sees in the drawer, counted as it is. */
async function closeAsSeen(clerk: Actor) {
  const { entries, expected } = await world.show(cashDrawer, clerk, {})
  return world.perform(closeShift, clerk, { entries: Math.max(entries, 1), expected, counted: expected })
}

/** Agreed to by two, to be handed back at the window. */
async function agreedRefund({ billId: id, approver, head }: BillStory): Promise<{ id: string; refundId: string }> {
  const { refundId } = await world.perform(proposeRefund, approver, { id, amount: 2000, reason })
  await world.perform(decideRefund, head, { id, refundId, agrees: true })
  return { id, refundId }
}

test('a shift is closed with what was counted, a difference has its reason, and a second person confirms it once for good', async () => {
  const bill = await givenBill(world)
  const { clerk, head, manager } = bill
  await assert.rejects(closeAsSeen(clerk), { code: 'payments.shift-empty' })
  await world.perform(takeAtCounter, clerk, cash(bill))
  await world.perform(payBackAtCounter, clerk, await agreedRefund(bill))
  const card = await givenBill(world)
  await world.perform(takeAtCounter, clerk, { ...cash(card), means: 'pos', slip: '260302000099' })
  const drawer = await world.show(cashDrawer, clerk, { limit: 1 })
  assert.deepEqual(
    [drawer.entries, drawer.taken, drawer.returned, drawer.expected, drawer.rows.length],
    [2, 12_000, 2000, 10_000, 1],
  )
  assert.equal(await assertFileIsList(world, cashDrawer, clerk, {}), 2)
  const counting = { entries: 2, expected: 10_000, counted: 9950 }
  await assert.rejects(world.perform(closeShift, clerk, counting), { code: 'payments.difference-unsaid' })
  await assert.rejects(world.perform(closeShift, clerk, { ...counting, entries: 1 }), {
    code: 'payments.shift-changed',
  })
  await assert.rejects(world.perform(closeShift, head, counting), { code: 'kernel.not-permitted' })
  const { id } = await world.perform(closeShift, clerk, { ...counting, reason: '找零时多找了五角' })
  await assert.rejects(closeAsSeen(clerk), { code: 'payments.shift-empty' })
  await world.perform(payBackAtCounter, clerk, await agreedRefund(bill))
  assert.equal((await world.show(cashDrawer, clerk, {})).expected, -2000)
  assert.equal(await assertFileIsList(world, shiftEntries, manager, { id }), 2)
  const both = await givenStaff(world, { roles: ['window-clerk', 'department-head'], organId: bill.organId })
  const away = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const far = (await givenStaff(world, { roles: ['department-head'], organId: away.id })).actor
  await world.perform(takeAtCounter, both.actor, cash(await givenBill(world)))
  const own = await closeAsSeen(both.actor)
  const confirm = { received: 12_000 }
  await assert.rejects(world.perform(confirmShift, both.actor, { ...own, ...confirm }), { code: 'payments.shift-own' })
  await assert.rejects(world.perform(confirmShift, clerk, { ...own, ...confirm }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(confirmShift, far, { ...own, ...confirm }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(shiftPage, clerk, own), { code: 'kernel.not-found' })
  await assert.rejects(world.show(shiftEntries, far, own), { code: 'kernel.not-found' })
  assert.deepEqual((await world.show(shiftPage, both.actor, own)).can, [])
  assert.deepEqual((await world.show(shiftPage, head, own)).can, ['confirm'])
  await assert.rejects(world.perform(confirmShift, head, { ...own, received: 11_000 }), {
    code: 'payments.difference-unsaid',
  })
  await world.perform(confirmShift, head, { ...own, received: 11_000, words: '复点少一张十元，已经报告' })
  await assert.rejects(world.perform(confirmShift, manager, { ...own, ...confirm }), {
    code: 'payments.shift-confirmed',
  })
  assert.deepEqual((await world.show(shiftPage, both.actor, own)).confirmed!.received, 11_000)
  for (const change of [
    `update payments.shift set counted = 1 where id = '${id}'`,
    `update payments.shift set words = '改' where id = '${own.id}'`,
    `delete from payments.shift where id = '${id}'`,
    `update payments.movement set shift_id = null where shift_id = '${id}'`,
    `update payments.movement set shift_id = '${id}', amount = 1 where shift_id is null and means = 'cash'`,
    `update payments.movement set shift_id = '${id}' where means = 'pos'`,
  ])
    await assert.rejects(world.app.pool.query(change), /is not changed/)
  const waiting = async (actor: Actor) => (await world.show(shiftList, actor, {})).rows.map((row) => row.id)
  assert.deepEqual([await waiting(clerk), await waiting(head), await waiting(far)], [[id], [id], []])
  assert.equal(await assertFileIsList(world, shiftList, head, { show: 'all' }), 2)
})

const step = fc.constantFrom('take', 'back', 'close')

test('however takings, refunds and closings meet, every cash entry ends in one shift and the sums of both sides are equal', async () => {
  const story = await givenBill(world)
  const { clerk } = story
  const organ = { id: story.organId, regionCode: clerk.post!.regionCode }
  const done = (code: string) => (error: { code?: string }) =>
    assert.match(error.code ?? String(error), new RegExp(code))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const works: (() => Promise<unknown>)[] = []
      for (const one of steps) {
        if (one === 'close') {
          works.push(() => closeAsSeen(clerk).catch(done('^payments.shift-(empty|changed)$')))
          continue
        }
        const billId = await anotherBill(world, { organ, payer: story.payer })
        const take = () => world.perform(takeAtCounter, clerk, cash({ ...story, billId }))
        if (one === 'take') {
          works.push(take)
          continue
        }
        await take()
        const refund = await agreedRefund({ ...story, billId })
        works.push(() => world.perform(payBackAtCounter, clerk, refund))
      }
      await Promise.all(works.map((work) => work()))
      const sums = await bookOf(clerk)
      assert.deepEqual(sums.shifts, sums.closed)
      assert.deepEqual(sums.drawers, sums.open)
    }),
    { numRuns: 20 },
  )
  await closeAsSeen(clerk).catch(done('shift-empty'))
  const { shifts, all, wrong } = await bookOf(clerk)
  assert.deepEqual([shifts, wrong], [all, 0])
})

/** Sums of the clerk's shifts, of the entries in shifts, of all cash; and shifts that differ from their entries. */
async function bookOf({ id }: Actor) {
  const sum = `count(*)::int as entries, coalesce(sum(case kind when 'taken' then amount else -amount end), 0)::int as net`
  const ask = async (text: string) => (await world.app.pool.query(text, [id])).rows[0]
  const mine = `from payments.movement where by_id = $1 and means = 'cash'`
  const { wrong } = await ask(`
    select count(*)::int as wrong from payments.shift s where clerk_id = $1 and not exists (
      select ${sum} from payments.movement m where m.shift_id = s.id
      having count(*) = s.entries and sum(case kind when 'taken' then amount else -amount end) = s.taken - s.returned)`)
  return {
    shifts: await ask(`select coalesce(sum(entries), 0)::int as entries, coalesce(sum(taken - returned), 0)::int as net
      from payments.shift where clerk_id = $1`),
    /** Since when the drawer is open, and what it should say. */
    drawers: await ask(`select min(since) as since, max(last_at) as last from payments.drawer where clerk_id = $1`),
    open: await ask(`select min(at) as since, max(at) as last ${mine} and shift_id is null`),
    closed: await ask(`select ${sum} ${mine} and shift_id is not null`),
    all: await ask(`select ${sum} ${mine}`),
    wrong: wrong as number,
  }
}
