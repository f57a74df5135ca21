import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { gather } from '#kernel/ctx.ts'
import { systemActor } from '#kernel/actor.ts'
import { openWorld, type World } from '#server/testing.ts'
import { authenticate, forgetActors } from './authenticate.ts'
import { givenCitizen, signedIn } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const ctx = () =>
  gather(world.app, { actor: systemActor('test'), requestId: 'test' }, world.app.db, world.clock.now()).ctx

test('a session ended by another server process is felt here within a second', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  assert.equal((await browser.get('/api/my/details')).status, 200)
  await sql`delete from identity.session where account_id = ${citizen.accountId}`.execute(world.app.db)
  world.clock.advance(999)
  assert.equal((await browser.get('/api/my/details')).status, 200)
  world.clock.advance(1)
  assert.equal((await browser.get('/api/my/details')).status, 401)
})

test('the actor is remembered by its token, and nobody else gets it', async () => {
  const [one, other] = [await givenCitizen(world, { name: '王静雯' }), await givenCitizen(world, { name: '李俊杰' })]
  const tokens = await Promise.all(
    [one, other].map(async (who) => (await signedIn(world, who)).cookie().split('=')[1]!),
  )
  for (const round of [1, 2]) {
    const names = await Promise.all(tokens.map(async (token) => (await authenticate(ctx(), token))?.name))
    assert.deepEqual(names, ['王静雯', '李俊杰'], `round ${round}`)
  }
  assert.equal(await authenticate(ctx(), 'a-token-nobody-was-given'), undefined)
})

test('who asks while somebody is being signed out is not remembered beyond it', async () => {
  const token = (await signedIn(world, await givenCitizen(world))).cookie().split('=')[1]!
  await world.inside(async (leaving) => {
    const actor = (await authenticate(leaving, token))!
    await sql`delete from identity.session where account_id = ${actor.id}`.execute(leaving.db)
    forgetActors(leaving)
    assert.ok(await authenticate(ctx(), token), 'nothing is committed yet')
  })
  assert.equal(await authenticate(ctx(), token), undefined)
})

test('the last use of a session is written down once a minute and not at every request', async () => {
  const citizen = await givenCitizen(world)
  await sql`delete from identity.session where account_id = ${citizen.accountId}`.execute(world.app.db)
  const browser = await signedIn(world, citizen)
  const lastSeen = async () => {
    const { rows } = await sql<{
      at: Date
    }>`select last_seen_at as at from identity.session where account_id = ${citizen.accountId}`.execute(world.app.db)
    return rows[0]!.at.getTime()
  }
  const start = await lastSeen()
  world.clock.advance(59_000)
  await browser.get('/api/my/details')
  assert.equal(await lastSeen(), start)
  world.clock.advance(1000)
  await browser.get('/api/my/details')
  assert.equal(await lastSeen(), start + 60_000)
})
