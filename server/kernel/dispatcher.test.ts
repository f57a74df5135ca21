import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { deadLetters, startDispatcher } from './dispatcher.ts'
import { operations } from './operations.ts'
import { actorWith, ear, raise, toyModule } from './toy.testing.ts'

let world: World
const clerk = actorWith('clerk', 'toy.raise')
const operator = actorWith('operator', 'kernel.operate')
const retry = operations.acts![0]!
const seeDead = operations.views![0]!

beforeEach(async () => {
  ear.heard = []
  ear.failures = 0
  world = await openWorld({ alsoModules: [toyModule] })
})
afterEach(() => world.close())

async function traces(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from kernel.setting where name like 'heard-%'`.execute(
    world.app.db,
  )
  return rows[0]!.n
}

test('each event reaches its reaction once, in order', async () => {
  for (const by of [1, 2, 3]) await world.perform(raise, clerk, { by })
  assert.equal(await world.deliverNews(), 3)
  assert.equal(await world.deliverNews(), 0)
  assert.deepEqual(ear.heard, [1, 2, 3])
})

test('a reaction that fails leaves nothing behind and is tried again later, not at once', async () => {
  ear.failures = 2
  await world.perform(raise, clerk, { by: 5 })
  await world.deliverNews()
  assert.deepEqual(ear.heard, [])
  assert.equal(await traces(), 0)
  world.clock.advance(2000)
  await world.deliverNews()
  assert.deepEqual(ear.heard, [])
  world.clock.advance(4000)
  await world.deliverNews()
  assert.deepEqual(ear.heard, [5])
  assert.equal(await traces(), 1)
})

test('what fails eight times is laid aside where an operator sees it and can try again', async () => {
  ear.failures = 8
  await world.perform(raise, clerk, { by: 7 })
  for (let round = 0; round < 9; round++) {
    await world.deliverNews()
    world.clock.advance(300_000)
  }
  const [dead] = await deadLetters(world.app.db)
  assert.equal(dead?.reaction, 'toy.listen')
  assert.equal(dead?.error, 'not listening')
  const page = (await world.show(seeDead, operator, {})) as { rows: { eventId: string; reaction: string }[] }
  assert.equal(page.rows.length, 1)
  await assert.rejects(world.perform(retry, clerk, page.rows[0]), /没有这项权限/)
  await world.perform(retry, operator, page.rows[0])
  await world.deliverNews()
  assert.deepEqual(ear.heard, [7])
  assert.deepEqual(await deadLetters(world.app.db), [])
  await assert.rejects(world.perform(retry, operator, page.rows[0]), /没有找到/)
})

test('two dispatchers side by side deliver each event once', async () => {
  for (let i = 0; i < 20; i++) await world.perform(raise, clerk, { by: 1 })
  const both = [startDispatcher(world.app), startDispatcher(world.app)]
  while (await sql`select from kernel.delivery`.execute(world.app.db).then((r) => r.rows.length > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await Promise.all(both.map((one) => one.stop()))
  assert.equal(ear.heard.length, 20)
  assert.equal(await traces(), 20)
})
