/** 未交班: who confirms shifts sees which drawers still hold cash, the longest open first. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { closeShift } from './actions/close-shift.ts'
import { decideRefund } from './actions/decide-refund.ts'
import { payBackAtCounter } from './actions/pay-back-at-counter.ts'
import { proposeRefund } from './actions/propose-refund.ts'
import { takeAtCounter } from './actions/take-at-counter.ts'
import { anotherBill, givenBill } from './testing.ts'
import { openDrawers } from './views/open-drawers.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test('drawers that hold cash are listed to who may confirm them, the longest open first, one of an earlier day marked, until they are closed', async () => {
  const story = await givenBill(world)
  const { billId: id, approver, clerk, head, manager, payer } = story
  const organ = { id: story.organId, regionCode: clerk.post!.regionCode }
  const other = (await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '范若兰' })).actor
  const away = await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' })
  const far = (await givenStaff(world, { roles: ['department-head'], organId: away.id })).actor
  const listed = async (actor: Actor) => (await world.show(openDrawers, actor, {})).rows
  const take = async (actor: Actor, means: 'cash' | 'pos' = 'cash') =>
    world.perform(takeAtCounter, actor, {
      id: await anotherBill(world, { organ, payer }),
      means,
      amount: 12_000,
      slip: means === 'pos' ? '260302000077' : undefined,
    })
  await take(clerk, 'pos')
  assert.deepEqual(await listed(head), [], 'a card leaves nothing in the drawer')

  world.moveTo('2026-03-03')
  const opened = world.clock.now().toISOString()
  await world.perform(takeAtCounter, clerk, { id, means: 'cash', amount: 12_000 })
  assert.deepEqual(
    (await listed(head)).map((row) => [row.clerkId, row.entries, row.expected, row.fromEarlierDay]),
    [[clerk.id, 1, 12_000, false]],
  )
  world.moveTo('2026-03-04')
  await take(other)
  const { refundId } = await world.perform(proposeRefund, approver, {
    id,
    amount: 2000,
    reason: '申请人说明后同意退还',
  })
  await world.perform(decideRefund, head, { id, refundId, agrees: true })
  await world.perform(payBackAtCounter, clerk, { id, refundId })

  const [first, second, ...more] = await listed(head)
  assert.deepEqual(
    [first!.clerkName, first!.since, first!.entries, first!.expected, first!.fromEarlierDay],
    [clerk.name, opened, 2, 10_000, true],
  )
  assert.ok(first!.lastAt > first!.since)
  assert.deepEqual([second!.clerkName, second!.expected, second!.fromEarlierDay, more], ['范若兰', 12_000, false, []])
  const page = await world.show(openDrawers, manager, { limit: 1 })
  const rest = await world.show(openDrawers, manager, { limit: 1, after: page.next })
  assert.deepEqual([...page.rows, ...rest.rows, rest.next], [first, second, undefined])
  assert.equal(await assertFileIsList(world, openDrawers, head, {}), 2)
  assert.deepEqual(await listed(far), [])
  for (const actor of [clerk, approver, payer])
    await assert.rejects(world.show(openDrawers, actor, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(openDrawers, stranger, {}), { code: 'kernel.sign-in-needed' })

  const counted = { entries: 2, expected: 10_000, counted: 10_000 }
  await assert.rejects(world.perform(closeShift, clerk, { ...counted, entries: 1 }), { code: 'payments.shift-changed' })
  assert.equal((await listed(head)).length, 2, 'a closing that was refused closes nothing')
  await world.perform(closeShift, clerk, counted)
  assert.deepEqual(
    (await listed(head)).map((row) => row.clerkName),
    ['范若兰'],
  )
  world.moveTo('2026-03-05')
  await take(clerk)
  assert.deepEqual(
    (await listed(head)).map((row) => [row.clerkName, row.entries, row.fromEarlierDay]),
    [
      ['范若兰', 1, true],
      [clerk.name, 1, false],
    ],
  )
})
