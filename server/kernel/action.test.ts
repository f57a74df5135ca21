import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { stranger } from './actor.ts'
import { Problem } from './problem.ts'
import { actorWith, raise, total, toyModule } from './toy.testing.ts'

let world: World
before(async () => void (world = await openWorld({ alsoModules: [toyModule] })))
after(() => world.close())

const clerk = actorWith('clerk', 'toy.raise', 'toy.see')
const coded = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

async function lines(act: string): Promise<{ outcome: string; actor_id: string; facts: Record<string, unknown> }[]> {
  const { rows } = await sql<{ outcome: string; actor_id: string; facts: Record<string, unknown> }>`
    select outcome, actor_id, facts from kernel.audit where act = ${act} order by id`.execute(world.app.db)
  return rows
}

test('an act leaves its row, its audit line and its news together, and masks what is sensitive', async () => {
  assert.deepEqual(await world.perform(raise, clerk, { by: 3, secret: 'hush' }), { total: 3 })
  const [line] = await lines('toy.raise')
  assert.deepEqual(line, { outcome: 'done', actor_id: 'clerk', facts: { by: 3, secret: '***', total: 3 } })
  const waiting = await sql<{
    n: number
  }>`select count(*) as n from kernel.delivery where reaction = 'toy.listen'`.execute(world.app.db)
  assert.equal(waiting.rows[0]?.n, 1)
})

test('a refused act changes nothing, tells nobody and is itself on record', async () => {
  const earlier = await world.show(total, clerk, {})
  await assert.rejects(world.perform(raise, stranger, { by: 1 }), coded('kernel.sign-in-needed'))
  await assert.rejects(world.perform(raise, actorWith('guest'), { by: 1 }), coded('kernel.not-permitted'))
  await assert.rejects(world.perform(raise, clerk, { by: 11 }), coded('kernel.invalid-input'))
  await assert.rejects(world.perform(raise, clerk, { by: -1 }), coded('kernel.not-yours'))
  await world.perform(raise, clerk, { by: 10 })
  await assert.rejects(world.perform(raise, clerk, { by: 9 }), coded('toy.too-high'))
  assert.equal((await world.show(total, clerk, {})).total, earlier.total + 10)
  const refused = (await lines('toy.raise')).filter((line) => line.outcome === 'refused')
  assert.deepEqual(
    refused.map((line) => [line.actor_id, line.facts['refusal']]),
    [
      ['stranger', 'kernel.sign-in-needed'],
      ['guest', 'kernel.not-permitted'],
      ['clerk', 'kernel.not-yours'],
      ['clerk', 'toy.too-high'],
    ],
  )
})

test('the same key gives the same answer once; another content under it is refused', async () => {
  const key = 'a-key-of-16-chars'
  const first = await world.perform(raise, clerk, { by: 1 }, key)
  assert.deepEqual(await world.perform(raise, clerk, { by: 1 }, key), first)
  await assert.rejects(world.perform(raise, clerk, { by: 2 }, key), coded('kernel.key-reused'))
  assert.equal((await world.show(total, clerk, {})).total, first.total)
  const other = await world.perform(raise, actorWith('another', 'toy.raise'), { by: 1 }, key)
  assert.equal(other.total, first.total + 1, 'a key belongs to one actor')
})

test('twenty twins at the same moment do it once', async () => {
  const earlier = (await world.show(total, clerk, {})).total
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.perform(raise, clerk, { by: 1 }, 'twenty-twins-key')),
  )
  assert.deepEqual(new Set(answers.map((answer) => answer.total)), new Set([earlier + 1]))
})

test('a look at personal data is on record with whose and which', async () => {
  await world.show(total, clerk, {})
  const look = (await lines('toy.total')).at(-1)
  assert.equal(look?.outcome, 'looked')
  assert.deepEqual(look?.facts, { fields: ['total'] })
})

test('the audit trail refuses to be changed', async () => {
  for (const statement of [
    'update kernel.audit set act = $$x$$',
    'delete from kernel.audit',
    'truncate kernel.audit',
  ]) {
    await assert.rejects(sql.raw(statement).execute(world.app.db), /append-only/)
  }
})

test('a second try under the same key gets the first answer even when the act is not open any more', async () => {
  for (let now = (await world.show(total, clerk, {})).total; now < 10; now++)
    await world.perform(raise, clerk, { by: 1 })
  const by = 20 - (await world.show(total, clerk, {})).total
  const first = await world.perform(raise, clerk, { by }, 'the-last-step-there-is')
  assert.equal(first.total, 20)
  await assert.rejects(world.perform(raise, clerk, { by }, 'another-key-of-its-own'), coded('toy.too-high'))
  const written = (await lines('toy.raise')).length
  assert.deepEqual(await world.perform(raise, clerk, { by }, 'the-last-step-there-is'), first)
  assert.equal((await lines('toy.raise')).length, written, 'the second try leaves no line')
})
