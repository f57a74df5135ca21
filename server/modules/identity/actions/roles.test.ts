import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { covers, scopeOf, systemActor } from '#kernel/actor.ts'
import { prepareDatabase } from '#kernel/app.ts'
import { givenPost } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { actorFor } from '../index.ts'
import { givenOrgan, type GivenStaff, givenStaff } from '../testing.ts'
import { assignPost } from './assign-post.ts'
import { setPostRoles } from './set-post-roles.ts'
import { setRolePermission } from './set-role-permission.ts'
import { roleList } from '../views/roles.ts'

let world: World
let organId: string
let security: GivenStaff
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  security = await givenStaff(world, { roles: ['security-admin'], organId, title: '安全管理员', name: '关守成' })
})
after(() => world.close())

const word = 'identity.verify'

test('a word reaches as far as the security administrator says, for every post of the role', async () => {
  const other = await givenOrgan(world, { name: '青禾县市场监督管理局', regionCode: '990123000000' })
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId, coversOrgans: [other.id] })
  const reachOf = async () => {
    const actor = await world.inside((ctx) => actorFor(ctx, clerk))
    const places = [
      { organId, regionCode: '990102000000' },
      { organId: 'another', regionCode: '990102001000' },
      { organId: other.id, regionCode: '990123000000' },
      { organId: 'another', regionCode: '990123000000' },
    ]
    return places.map((place) => covers(scopeOf(actor, word), place))
  }
  const set = (reach: 'own-organ' | 'own-region' | 'everywhere' | null) =>
    world.perform(setRolePermission, security.actor, { role: 'window-clerk', word, reach })
  await set('own-organ')
  assert.deepEqual(await reachOf(), [true, false, true, false])
  await set('own-region')
  assert.deepEqual(await reachOf(), [true, true, false, false])
  await set('everywhere')
  assert.deepEqual(await reachOf(), [true, true, true, true])
  await set(null)
  assert.equal((await world.inside((ctx) => actorFor(ctx, clerk))).grants.has(word), false)
})

test('what was taken away stays away when the system starts again', async () => {
  await world.perform(setRolePermission, security.actor, {
    role: 'window-clerk',
    word: 'identity.open-person',
    reach: null,
  })
  await prepareDatabase(world.app)
  const { grants } = await world.show(roleList, security.actor, {})
  assert.equal(
    grants.some((grant) => grant.word === 'identity.open-person'),
    false,
  )
  assert.ok(grants.some((grant) => grant.word === 'identity.grant' && grant.role === 'security-admin'))
})

test('every word a module declares is listed with the roles it may be given to', async () => {
  const { words } = await world.show(roleList, security.actor, {})
  const declared = world.app.modules.flatMap((module) => module.permissions ?? []).map((permission) => permission.word)
  assert.deepEqual(
    words.map((one) => one.word),
    declared.toSorted(),
  )
  assert.deepEqual(words.find((one) => one.word === 'identity.grant')?.grantable, ['security-admin'])
})

test('managing words stay with their administrator, and administrators get no others', async () => {
  const give = (role: 'approver' | 'audit-admin' | 'citizen', what: string) =>
    world.perform(setRolePermission, security.actor, { role, word: what, reach: 'own' })
  await assert.rejects(give('approver', 'identity.manage-accounts'), { code: 'identity.word-not-for-role' })
  await assert.rejects(give('audit-admin', 'identity.verify'), { code: 'identity.word-not-for-role' })
  await assert.rejects(give('citizen', 'identity.open-person'), { code: 'identity.word-not-for-role' })
  await assert.rejects(give('approver', 'identity.no-such-word'), { code: 'kernel.not-found' })
  const far = { role: 'citizen', word: 'identity.own-details', reach: 'everywhere' } as const
  await assert.rejects(world.perform(setRolePermission, security.actor, far), { code: 'kernel.invalid-input' })
})

test('nobody changes what their own role or their own post may do', async () => {
  const own = { role: 'security-admin', word: 'identity.grant', reach: null } as const
  await assert.rejects(world.perform(setRolePermission, security.actor, own), { code: 'identity.not-own-power' })
  const wish = { id: security.postId, roles: ['approver' as const] }
  await assert.rejects(world.perform(setPostRoles, security.actor, wish), { code: 'identity.not-own-power' })
})

test('the system administrator gives no roles and no words', async () => {
  const system = await givenStaff(world, { roles: ['system-admin'], organId })
  const post = await givenPost(world, { organId, title: '审批岗' })
  await assert.rejects(world.perform(setPostRoles, system.actor, { id: post.id, roles: ['approver'] }), {
    code: 'kernel.not-permitted',
  })
  const wish = { role: 'approver', word, reach: 'everywhere' } as const
  await assert.rejects(world.perform(setRolePermission, system.actor, wish), { code: 'kernel.not-permitted' })
})

test('a post gets its roles, but never two of the three administrators', async () => {
  const { accountId, postId } = await givenStaff(world, { roles: [], organId })
  await world.perform(setPostRoles, security.actor, { id: postId, roles: ['window-clerk'] })
  const actor = await world.inside((ctx) => actorFor(ctx, { accountId, postId }))
  assert.ok(actor.grants.has('identity.revoke-mandate'))
  const two = { id: postId, roles: ['system-admin' as const, 'audit-admin' as const] }
  await assert.rejects(world.perform(setPostRoles, security.actor, two), { code: 'identity.roles-may-not-meet' })
})

test('a post gets no administrator role when one of its holders is another administrator elsewhere', async () => {
  const { staffId } = await givenStaff(world, { roles: ['audit-admin'], organId })
  const post = await givenPost(world, { organId, title: '综合岗' })
  await world.perform(assignPost, systemActor('test'), { id: staffId, postId: post.id })
  const wish = { id: post.id, roles: ['system-admin' as const] }
  await assert.rejects(world.perform(setPostRoles, security.actor, wish), { code: 'identity.roles-may-not-meet' })
  await world.perform(setPostRoles, security.actor, { id: post.id, roles: ['audit-admin'] })
})
