import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type World } from '#server/testing.ts'
import { givenCitizen, givenOrgan, givenStaff, openBrowser, signedIn, TEST_PASSWORD } from '../testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const MINUTE = 60_000
const signIn = async (username: string, password: string) =>
  (await openBrowser(world)).send('POST', '/api/session', { username, password })

async function wrongTimes(username: string, times: number) {
  for (let time = 1; time < times; time++) await signIn(username, 'not-the-password')
  return signIn(username, 'not-the-password')
}

test('the right password signs in, whatever the case of the username; the cookie is for the server alone', async () => {
  const citizen = await givenCitizen(world)
  const browser = await openBrowser(world)
  const { status, body } = await browser.send('POST', '/api/session', {
    username: citizen.username.toUpperCase(),
    password: citizen.password,
  })
  assert.equal(status, 200)
  assert.deepEqual(body, { accountId: citizen.accountId, mustChangePassword: false })
  assert.match(browser.setCookie(), /; HttpOnly/)
  assert.match(browser.setCookie(), /; SameSite=Lax/)
  assert.match(browser.setCookie(), /; Path=\/(;|$)/)
  const page = (await browser.get('/api/session')).body as { account: { name: string; kind: string; can: string[] } }
  assert.deepEqual([page.account.name, page.account.kind], ['王静雯', 'citizen'])
  assert.ok(page.account.can.includes('identity.own-details'))
})

test('the token stands in the database only as a hash', async () => {
  const browser = await signedIn(world, await givenCitizen(world))
  const token = browser.cookie().split('=')[1]!
  const { rows } = await sql<{ row: string }>`select row_to_json(s)::text as row from identity.session s`.execute(
    world.app.db,
  )
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ row }) => !row.includes(token)))
})

test('a wrong password and an unknown username get the same answer', async () => {
  const citizen = await givenCitizen(world)
  const wrong = await signIn(citizen.username, 'not-the-password')
  const unknown = await signIn('nobody-by-that-name', 'not-the-password')
  const { instance: _, ...first } = wrong.body
  const { instance: __, ...second } = unknown.body
  assert.deepEqual([wrong.status, first], [401, second])
  assert.equal(unknown.status, 401)
  assert.deepEqual(first['facts'], { left: 4 })
})

test('five wrong passwords lock the account for fifteen minutes, and the answer says how long', async () => {
  const citizen = await givenCitizen(world)
  const fifth = await wrongTimes(citizen.username, 5)
  assert.deepEqual(
    [fifth.status, fifth.body.code, (fifth.body['facts'] as { minutes: number }).minutes],
    [423, 'identity.account-locked', 15],
  )
  world.clock.advance(14 * MINUTE)
  const right = await signIn(citizen.username, citizen.password)
  assert.deepEqual([right.status, (right.body['facts'] as { minutes: number }).minutes], [423, 1])
  world.clock.advance(MINUTE)
  assert.equal((await signIn(citizen.username, citizen.password)).status, 200)
})

test('a lock is told to others and stands in the audit trail with each failure before it', async () => {
  const citizen = await givenCitizen(world)
  await wrongTimes(citizen.username, 5)
  const news =
    await sql`select from kernel.outbox where name = 'identity.account-locked' and payload->>'accountId' = ${citizen.accountId}`.execute(
      world.app.db,
    )
  assert.equal(news.rows.length, 1)
  const lines = await sql<{ refusal: string }>`
    select facts->>'refusal' as refusal from kernel.audit
    where act = 'identity.sign-in' and outcome = 'refused' and facts->>'accountId' = ${citizen.accountId} order by id`.execute(
    world.app.db,
  )
  assert.deepEqual(
    lines.rows.map((row) => row.refusal),
    [...Array<string>(4).fill('identity.wrong-password'), 'identity.account-locked'],
  )
})

test('a username nobody has is locked just the same', async () => {
  assert.equal((await wrongTimes('nobody-at-all', 5)).status, 423)
})

test('a right password in between starts the count anew', async () => {
  const citizen = await givenCitizen(world)
  await wrongTimes(citizen.username, 4)
  assert.equal((await signIn(citizen.username, citizen.password)).status, 200)
  assert.equal((await wrongTimes(citizen.username, 4)).status, 401)
})

test('twenty wrong passwords at the same moment get no more than five tries', async () => {
  const citizen = await givenCitizen(world)
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(citizen.username, 'not-the-password')))
  assert.equal(answers.filter((answer) => answer.status === 401).length, 4)
  assert.equal(answers.filter((answer) => answer.status === 423).length, 16)
})

test('every sign-in has a new token, and the one before it ends', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  const old = browser.cookie()
  await browser.send('POST', '/api/session', { username: citizen.username, password: citizen.password })
  assert.notEqual(browser.cookie(), old)
  const http = await world.http()
  const page = await http.inject({ method: 'GET', url: '/api/session', headers: { cookie: old } })
  assert.equal(page.json().account, null)
})

test('a session ends after twelve idle hours, and after seven days however busy', async () => {
  const idle = await signedIn(world, await givenCitizen(world))
  world.clock.advance(11 * 60 * MINUTE)
  assert.equal((await idle.get('/api/my/details')).status, 200)
  world.clock.advance(11 * 60 * MINUTE)
  assert.equal((await idle.get('/api/my/details')).status, 200)
  world.clock.advance(12 * 60 * MINUTE)
  assert.equal((await idle.get('/api/my/details')).status, 401)
  const busy = await signedIn(world, await givenCitizen(world))
  for (let half = 1; half < 14; half++) {
    world.clock.advance(11.9 * 60 * MINUTE)
    assert.equal((await busy.get('/api/my/details')).status, 200)
  }
  world.clock.advance(11.9 * 60 * MINUTE)
  world.clock.advance(2 * 60 * MINUTE)
  assert.equal((await busy.get('/api/my/details')).status, 401)
})

test('after its session has ended a browser can sign in again without a token', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  world.clock.advance(13 * 60 * MINUTE)
  assert.equal(await browser.csrf(), null)
  assert.equal(
    (await browser.send('POST', '/api/session', { username: citizen.username, password: citizen.password })).status,
    200,
  )
})

test('an act without the token of its page is refused and does nothing', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  const other = await signedIn(world, citizen)
  for (const headers of [{ 'x-csrf-token': '' }, { 'x-csrf-token': (await other.csrf())! }]) {
    const { status, body } = await browser.send('PUT', '/api/my/details', { phone: '19900000099' }, headers)
    assert.deepEqual([status, body.code], [403, 'kernel.cross-site'])
  }
  assert.equal((await browser.get('/api/my/details')).body['phoneMasked'], '199****0001')
  assert.equal((await browser.send('PUT', '/api/my/details', { phone: '19900000099' })).status, 200)
  assert.equal((await browser.get('/api/my/details')).body['phoneMasked'], '199****0099')
})

test('signing out ends this session; signing out everywhere ends the others too', async () => {
  const citizen = await givenCitizen(world)
  const [phone, desk, hall] = [
    await signedIn(world, citizen),
    await signedIn(world, citizen),
    await signedIn(world, citizen),
  ]
  const ended = desk.cookie()
  assert.equal((await desk.send('POST', '/api/session/end')).status, 200)
  assert.equal(desk.cookie(), 'onewindow_session=')
  const http = await world.http()
  assert.equal((await http.inject({ url: '/api/my/details', headers: { cookie: ended } })).statusCode, 401)
  assert.equal((await phone.get('/api/my/details')).status, 200)
  const { status, body } = await phone.send('POST', '/api/session/end-all')
  assert.equal(status, 200)
  assert.ok(Number(body['ended']) >= 2)
  assert.equal((await hall.get('/api/my/details')).status, 401)
})

test('a new password ends the other sessions, needs the old one and must be a good one', async () => {
  const citizen = await givenCitizen(world)
  const [phone, desk] = [await signedIn(world, citizen), await signedIn(world, citizen)]
  const change = (currentPassword: string, newPassword: string) =>
    phone.send('POST', '/api/account/password', { currentPassword, newPassword })
  assert.equal((await change('not-the-password', 'Another-Lantern-43')).status, 401)
  const weak = await change(citizen.password, `${citizen.username}-A1`)
  assert.deepEqual([weak.status, weak.body.code], [422, 'kernel.invalid-input'])
  assert.equal((await change(citizen.password, 'Another-Lantern-43')).status, 200)
  assert.equal((await phone.get('/api/my/details')).status, 200)
  assert.equal((await desk.get('/api/my/details')).status, 401)
  assert.equal((await signIn(citizen.username, citizen.password)).status, 401)
  assert.equal((await signIn(citizen.username, 'Another-Lantern-43')).status, 200)
})

test('a member of staff acts from one post at a time and switches between their own', async () => {
  const organ = await givenOrgan(world)
  const clerk = await givenStaff(world, {
    roles: ['window-clerk'],
    organId: organ.id,
    title: '收件岗',
    canSignIn: true,
  })
  const stranger = await givenStaff(world, { roles: ['approver'], organId: organ.id, title: '审批岗' })
  const browser = await signedIn(world, { username: clerk.username, password: TEST_PASSWORD })
  const page = (await browser.get('/api/session')).body as {
    account: { post: { title: string; organName: string }; posts: unknown[]; can: string[] }
  }
  assert.deepEqual(
    [page.account.post.title, page.account.post.organName, page.account.posts.length],
    ['收件岗', organ.name, 1],
  )
  assert.ok(page.account.can.includes('identity.verify'))
  assert.equal((await browser.send('POST', '/api/session/post', { postId: stranger.postId })).status, 404)
  assert.equal((await browser.send('POST', '/api/session/post', { postId: clerk.postId })).status, 200)
})
