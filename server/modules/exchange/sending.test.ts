/** Rows on their way to the platform above: exactly once there, in the order of their case, whatever breaks in between. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { fc } from '#server/properties.ts'
import { exchangeRows } from './views/exchange-rows.ts'
import { systemActor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { resendRows } from './actions/resend-rows.ts'
import { sendRows } from './jobs.ts'
import { MOST_ATTEMPTS, secondsUntilNext } from './rules/back-off.ts'
import { deliver, settle, takeBatch } from './sending.ts'
import type { RowState } from './shapes.ts'
import { givenPlatform, offeredCase, type UpperPlatform } from './testing.ts'

const operator = systemActor('test')
let world: World
let platform: UpperPlatform
beforeEach(async () => {
  world = await openWorld()
  platform = await givenPlatform(world)
})
afterEach(async () => {
  await platform.close()
  await world.close()
})

const states = async (): Promise<RowState[]> => {
  const { rows } = await sql<{ state: RowState }>`select state from exchange.row order by seq`.execute(world.app.db)
  return rows.map((row) => row.state)
}
const send = () => world.runJob(sendRows)
const minutesLater = (minutes: number) => world.clock.advance(minutes * 60_000)
/** Nothing was taken over twice, and all of it is there. */
const onceEach = (count: number) => {
  const taken = platform.memory.changes.map(({ guid, revision }) => `${guid}:${revision}`)
  assert.equal(new Set(taken).size, taken.length, 'nothing twice')
  assert.equal(platform.memory.kept.size, count)
}

test('rows of a case arrive in their order, each with a receipt', async () => {
  await offeredCase(world)
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  assert.deepEqual(
    [...platform.memory.kept.values()].map((row) => row.table),
    ['up_pro_accept', 'up_pro_process', 'up_pro_result'],
  )
  const { rows } = await world.show(exchangeRows, operator, {})
  for (const row of rows) assert.equal(row.receipt, platform.memory.kept.get(row.guid)?.receipt)
})

test('an answer cut off after the platform has taken the rows leads to no second copy', async () => {
  await offeredCase(world)
  platform.failNext(1, 'cut')
  await send()
  assert.deepEqual(await states(), ['sent', 'sent', 'sent'])
  assert.equal(platform.memory.kept.size, 3)
  minutesLater(1)
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  onceEach(3)
})

test('a sender that dies after handing over is followed by another, and the platform has each row once', async () => {
  await offeredCase(world)
  const batch = (await world.inside(takeBatch))!
  await world.inside((ctx) => deliver(ctx, batch))
  // Nobody else touches them while the lease holds.
  await send()
  assert.equal(platform.requests, 1)
  minutesLater(3)
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  onceEach(3)
})

test('senders at the same time share the cases among them', async () => {
  for (let no = 0; no < 150; no++) await offeredCase(world)
  await Promise.all([send(), send(), send(), send()])
  await send()
  assert.ok((await states()).every((state) => state === 'accepted'))
  onceEach(450)
  const { rows } = await sql<{ most: number }>`select max(attempts) as most from exchange.row`.execute(world.app.db)
  assert.equal(rows[0]!.most, 1)
})

test('what changes while it is on its way goes again as an update', async () => {
  const file = await offeredCase(world)
  const batch = (await world.inside(takeBatch))!
  const answered = await world.inside((ctx) => deliver(ctx, batch))
  await offeredCase(world, { ...file, words: '另一个意见' })
  await world.inside((ctx) => settle(ctx, batch, answered))
  assert.deepEqual(await states(), ['accepted', 'waiting', 'accepted'])
  minutesLater(1)
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  assert.deepEqual(
    platform.memory.changes.map((one) => one.revision),
    [1, 1, 1, 2],
  )
  const { rows } = await world.show(exchangeRows, operator, { table: 'up_pro_process' })
  assert.equal(rows[0]!.revision, 2)
})

test('the same facts offered again change nothing', async () => {
  const file = await offeredCase(world)
  await send()
  await offeredCase(world, file)
  await send()
  assert.equal(platform.requests, 1)
  onceEach(3)
})

test('while the acceptance is refused the other rows of the case wait, and follow when it has been sent again', async () => {
  await platform.close()
  const reason = '事项目录中没有这个实施编码'
  platform = await givenPlatform(world, {
    temper: {
      refuse: (row, before) => (row.table === 'up_pro_accept' && !before ? { code: 'E-CATALOGUE', reason } : undefined),
    },
  })
  await offeredCase(world)
  await send()
  assert.deepEqual(await states(), ['refused', 'waiting', 'waiting'])
  minutesLater(600)
  await send()
  assert.equal(platform.requests, 1, 'nothing goes before the acceptance does')
  const { rows } = await world.show(exchangeRows, operator, { state: 'refused' })
  assert.equal(rows[0]!.why, `${reason}（E-CATALOGUE）`)
  assert.deepEqual(await world.perform(resendRows, operator, { guids: [rows[0]!.guid] }), { count: 1 })
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  onceEach(3)
})

test('a platform that does not answer is asked again and again with longer pauses, then an operator has to', async () => {
  await offeredCase(world)
  platform.failNext(1000, { status: 503 })
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    await send()
    assert.equal(platform.requests, attempt)
    await send()
    assert.equal(platform.requests, attempt, 'not before the pause is over')
    world.clock.advance((secondsUntilNext(attempt) ?? 86_400) * 1000)
  }
  assert.deepEqual(await states(), ['dead', 'dead', 'dead'])
  await send()
  assert.equal(platform.requests, MOST_ATTEMPTS)
  platform.failNext(0, 'cut')
  assert.deepEqual(await world.perform(resendRows, operator, { state: 'dead' }), { count: 3 })
  await send()
  assert.deepEqual(await states(), ['accepted', 'accepted', 'accepted'])
  onceEach(3)
})

test('pauses never shrink, never exceed an hour, and end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (attempts) => {
      const [now, next] = [secondsUntilNext(attempts), secondsUntilNext(attempts + 1)]
      assert.equal(now === undefined, attempts >= MOST_ATTEMPTS)
      if (now !== undefined) assert.ok(now >= 30 && now <= 3600 && (next ?? 3600) >= now)
    }),
  )
})

test('with cuts, failures and refusals at random everything arrives once in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('cut', 503, 'fine', 'change'), { maxLength: 12 }), async (course) => {
      // A failure that the course before prepared and nothing was sent for is not this one's.
      platform.failNext(0, 'cut')
      const file = await offeredCase(world)
      for (const [at, one] of course.entries()) {
        if (one === 'change') await offeredCase(world, { ...file, words: `第${at}个意见` })
        if (one === 'cut') platform.failNext(1, 'cut')
        if (one === 503) platform.failNext(1, { status: 503 })
        await send()
        minutesLater(90)
      }
      await send()
      assert.ok((await states()).every((state) => state === 'accepted'))
      const { rows } = await sql<{ guid: string; revision: number }>`select guid, revision from exchange.row`.execute(
        world.app.db,
      )
      for (const { guid, revision } of rows) assert.equal(platform.memory.kept.get(guid)?.revision, revision)
      onceEach(rows.length)
    }),
    { numRuns: 8 },
  )
})
