import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenClosed, givenPost } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { accountsHolding, accountsOfRegion, actorNamed, describeStaff } from '../index.ts'
import { identityModule } from '../module.ts'
import { givenCitizen, givenOrgan, type GivenStaff, givenStaff, openBrowser, signedIn } from '../testing.ts'
import { assignPost } from './assign-post.ts'
import { createStaff } from './create-staff.ts'
import { removePost } from './remove-post.ts'
import { resetPassword } from './reset-password.ts'
import { resumeAccount } from './resume-account.ts'
import { suspendAccount } from './suspend-account.ts'
import { unlockAccount } from './unlock-account.ts'
import { accountList } from '../views/accounts.ts'
import { staffList } from '../views/staff.ts'

let world: World
let organId: string
let system: GivenStaff
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  system = await givenStaff(world, { roles: ['system-admin'], organId, title: '系统管理员', name: '安立' })
})
after(() => world.close())

let drawn = 0
const newcomer = () => ({ name: '程思远', username: `newcomer${(drawn += 1)}`, initialPassword: 'First-Day-2026' })
const refusedAtDoor = async (who: { username: string; password: string }) =>
  (await (await openBrowser(world)).send('POST', '/api/session', who)).body.code

test('a new member of staff must change the first password before anything else', async () => {
  const post = await givenPost(world, { organId, title: '收件岗', roles: ['window-clerk'] })
  const given = newcomer()
  await world.perform(createStaff, system.actor, { ...given, postIds: [post.id] })
  const browser = await signedIn(world, { username: given.username, password: given.initialPassword })
  const find = () => browser.send('POST', '/api/applicants/find', { identifier: '110105194912310021' })
  assert.equal((await find()).status, 403)
  const page = (await browser.get('/api/session')).body as { account: { mustChangePassword: boolean; can: string[] } }
  assert.deepEqual([page.account.mustChangePassword, page.account.can], [true, []])
  await browser.send('POST', '/api/account/password', {
    currentPassword: given.initialPassword,
    newPassword: 'Second-Day-2026',
  })
  assert.equal((await find()).status, 200)
})

test('a username is taken once, a post must exist, a first password must be a good one', async () => {
  const given = newcomer()
  await world.perform(createStaff, system.actor, given)
  await assert.rejects(world.perform(createStaff, system.actor, given), { code: 'identity.username-taken' })
  const nowhere = ['01900000-0000-7000-8000-000000000000']
  await assert.rejects(world.perform(createStaff, system.actor, { ...newcomer(), postIds: nowhere }), {
    code: 'kernel.not-found',
  })
  await assert.rejects(
    world.perform(createStaff, system.actor, { ...newcomer(), initialPassword: 'aaaaaaaaaaaaaaaa' }),
    { code: 'kernel.invalid-input' },
  )
})

test('a post given is held from the next request on, and a post taken away is gone', async () => {
  const { staffId, username, password } = await givenStaff(world, { roles: [], organId, canSignIn: true })
  const post = await givenPost(world, { organId, title: '核验岗', roles: ['window-clerk'] })
  const browser = await signedIn(world, { username, password })
  const find = () => browser.send('POST', '/api/applicants/find', { identifier: '110105194912310021' })
  await world.perform(assignPost, system.actor, { id: staffId, postId: post.id })
  assert.equal((await find()).status, 403, 'the session still acts from the other post')
  assert.equal((await browser.send('POST', '/api/session/post', { postId: post.id })).status, 200)
  assert.equal((await find()).status, 200)
  await world.perform(removePost, system.actor, { id: staffId, postId: post.id })
  assert.equal((await find()).status, 403)
  await assert.rejects(world.perform(removePost, system.actor, { id: staffId, postId: post.id }), {
    code: 'kernel.not-found',
  })
})

test('no account holds two of the three administrators, through one post or several', async () => {
  const posts = await Promise.all(
    ['system-admin', 'security-admin', 'audit-admin'].map((role) =>
      givenPost(world, { organId, title: role, roles: [role] }),
    ),
  )
  const [first, second] = posts.map((post) => post.id)
  await assert.rejects(world.perform(createStaff, system.actor, { ...newcomer(), postIds: [first!, second!] }), {
    code: 'identity.roles-may-not-meet',
  })
  const { id } = await world.perform(createStaff, system.actor, { ...newcomer(), postIds: [first!] })
  await assert.rejects(world.perform(assignPost, system.actor, { id, postId: second! }), {
    code: 'identity.roles-may-not-meet',
  })
})

test('no two of the three administrators meet when two posts are given at the same moment', async () => {
  const posts = await Promise.all(
    ['security-admin', 'audit-admin'].map((role) => givenPost(world, { organId, title: role, roles: [role] })),
  )
  const { id } = await world.perform(createStaff, system.actor, newcomer())
  const outcomes = await Promise.allSettled(
    posts.map((post) => world.perform(assignPost, system.actor, { id, postId: post.id })),
  )
  assert.deepEqual(outcomes.map((one) => one.status).toSorted(), ['fulfilled', 'rejected'])
})

test('a message to a body goes to who decides there, also from a post that covers it, and to nobody suspended', async () => {
  const [own, other] = [
    await givenOrgan(world, { name: '云溪区应急管理局' }),
    await givenOrgan(world, { name: '云溪区行政审批局' }),
  ]
  const word = 'identity.verify'
  await sql`update identity.role_permission set reach = 'own-organ' where word = ${word}`.execute(world.app.db)
  const [inside, covering] = [
    await givenStaff(world, { roles: ['window-clerk'], organId: own.id }),
    await givenStaff(world, { roles: ['window-clerk'], organId: other.id, coversOrgans: [own.id] }),
  ]
  const [outside, gone] = [
    await givenStaff(world, { roles: ['window-clerk'], organId: other.id }),
    await givenStaff(world, { roles: ['window-clerk'], organId: own.id }),
  ]
  await world.perform(suspendAccount, system.actor, { id: gone.accountId, reason: '调离' })
  const told = await world.inside((ctx) => accountsHolding(ctx, word, own.id))
  assert.deepEqual(told.toSorted(), [inside.accountId, covering.accountId].toSorted())
  assert.equal(told.includes(outside.accountId), false)
})

test('a message to a region goes to those who keep it from a post there, not from above or elsewhere', async () => {
  const word = 'catalogue.edit'
  const places = ['990124000000', '990100000000', '990123000000'].map((regionCode) => givenOrgan(world, { regionCode }))
  const [here, above, elsewhere] = await Promise.all(places)
  const keeper = await givenStaff(world, { roles: ['catalogue-editor'], organId: here!.id })
  await givenStaff(world, { roles: ['window-clerk'], organId: here!.id })
  for (const organ of [above!, elsewhere!]) await givenStaff(world, { roles: ['catalogue-editor'], organId: organ.id })
  const told = () => world.inside((ctx) => accountsOfRegion(ctx, word, '990124000000'))
  assert.deepEqual(await told(), [keeper.accountId])
  await world.perform(suspendAccount, system.actor, { id: keeper.accountId, reason: '调离' })
  assert.deepEqual(await told(), [])
})

test('a post that is closed is no longer acted from; the next one is', async () => {
  const { staffId, postId, username, password } = await givenStaff(world, { roles: [], organId, canSignIn: true })
  const next = await givenPost(world, { organId, title: '第二岗' })
  await world.perform(assignPost, system.actor, { id: staffId, postId: next.id })
  await givenClosed(world, { id: postId })
  const page = (await (await signedIn(world, { username, password })).get('/api/session')).body as {
    account: { post: { id: string } }
  }
  assert.equal(page.account.post.id, next.id)
  assert.equal((await world.inside((ctx) => actorNamed(ctx, username))).post?.id, next.id)
})

test('an administrator arranges nothing for themselves', async () => {
  const post = await givenPost(world, { organId, title: '审批岗', roles: ['approver'] })
  const { actor, staffId, accountId, postId } = system
  await assert.rejects(world.perform(assignPost, actor, { id: staffId, postId: post.id }), {
    code: 'identity.not-own-power',
  })
  await assert.rejects(world.perform(removePost, actor, { id: staffId, postId }), { code: 'identity.not-own-power' })
  await assert.rejects(world.perform(suspendAccount, actor, { id: accountId, reason: '试试' }), {
    code: 'identity.not-own-power',
  })
})

test('a suspended account is signed out at once and cannot come back until it is resumed', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  await world.perform(suspendAccount, system.actor, { id: citizen.accountId, reason: '冒用他人身份' })
  assert.equal((await browser.get('/api/my/details')).status, 401)
  assert.equal(await refusedAtDoor(citizen), 'identity.suspended-account')
  assert.equal(await refusedAtDoor({ ...citizen, password: 'not-the-password' }), 'identity.wrong-password')
  await world.perform(resumeAccount, system.actor, { id: citizen.accountId })
  await signedIn(world, citizen)
})

test('an administrator unlocks an account before its fifteen minutes are over', async () => {
  const citizen = await givenCitizen(world)
  for (let time = 0; time < 5; time++) await refusedAtDoor({ ...citizen, password: 'not-the-password' })
  const { rows } = await world.show(accountList, system.actor, { q: citizen.username })
  assert.equal(rows[0]?.lockedUntil, new Date(world.clock.now().getTime() + 15 * 60_000).toISOString())
  await world.perform(unlockAccount, system.actor, { id: citizen.accountId })
  await signedIn(world, citizen)
})

test('a reset password ends every session and must be changed', async () => {
  const citizen = await givenCitizen(world)
  const browser = await signedIn(world, citizen)
  await world.perform(resetPassword, system.actor, { id: citizen.accountId, newPassword: 'Told-By-Phone-77' })
  assert.equal((await browser.get('/api/my/details')).status, 401)
  assert.equal(await refusedAtDoor(citizen), 'identity.wrong-password')
  const again = await signedIn(world, { ...citizen, password: 'Told-By-Phone-77' })
  assert.equal((await again.get('/api/my/details')).status, 403)
})

test('the list of staff turns its pages and finds by name, username and body', async () => {
  const other = (await givenOrgan(world, { name: '云溪区卫生健康局' })).id
  const doctor = await givenStaff(world, { roles: ['approver'], organId: other, name: '钱佩兰', title: '审批岗' })
  const find = async (filter: object) => (await world.show(staffList, system.actor, filter)).rows.map((row) => row.id)
  assert.deepEqual(await find({ q: '佩兰' }), [doctor.staffId])
  assert.deepEqual(await find({ q: doctor.username.toUpperCase() }), [doctor.staffId])
  assert.deepEqual(await find({ organId: other }), [doctor.staffId])
  const [row] = (await world.show(staffList, system.actor, { organId: other })).rows
  assert.deepEqual(row?.posts, [
    { id: doctor.postId, title: '审批岗', organName: '云溪区卫生健康局', roles: ['approver'] },
  ])
  const all = await find({ limit: '100' })
  const first = await world.show(staffList, system.actor, { limit: '2' })
  const second = await world.show(staffList, system.actor, { limit: '2', after: first.next })
  assert.deepEqual(
    [...first.rows, ...second.rows].map((one) => one.id),
    all.slice(0, 4),
  )
  const described = await world.inside((ctx) => describeStaff(ctx, [doctor.staffId]))
  assert.deepEqual([...described.values()], [{ name: '钱佩兰', title: '审批岗' }])
})

test('the list of citizens shows nobody in the clear and finds by username or whole name', async () => {
  const citizen = await givenCitizen(world, { name: '欧阳明月' })
  const { rows } = await world.show(accountList, system.actor, { q: '欧阳明月' })
  assert.deepEqual([rows.length, rows[0]?.id, rows[0]?.nameMasked], [1, citizen.accountId, '欧**月'])
  assert.ok(!JSON.stringify(rows).includes(citizen.idNumber))
  assert.deepEqual(
    (await world.show(accountList, system.actor, { q: citizen.username.slice(0, -1) })).rows
      .map((row) => row.id)
      .includes(citizen.accountId),
    true,
  )
  assert.deepEqual((await world.show(accountList, system.actor, { q: '%' })).rows, [])
})

test('no act or view but the public ones answers a stranger, and none of the managing ones a citizen', async () => {
  const citizen: Actor = (await givenCitizen(world)).actor
  const managing = [
    'identity.manage-accounts',
    'identity.grant',
    'identity.verify',
    'identity.see-accounts',
    'identity.open-person',
  ]
  for (const act of identityModule.acts ?? []) {
    const { name, permission } = act.route
    if (permission !== 'public')
      await assert.rejects(world.perform(act, stranger, {}), { code: 'kernel.sign-in-needed' }, name)
    if (managing.includes(permission))
      await assert.rejects(world.perform(act, citizen, {}), { code: 'kernel.not-permitted' }, name)
  }
  for (const view of identityModule.views ?? []) {
    const { name, permission } = view.route
    if (permission !== 'public')
      await assert.rejects(world.show(view, stranger, {}), { code: 'kernel.sign-in-needed' }, name)
    if (managing.includes(permission))
      await assert.rejects(world.show(view, citizen, {}), { code: 'kernel.not-permitted' }, name)
  }
})
