import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { Actor, Scope } from '#kernel/actor.ts'
import { givenPost } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { assignPost } from './actions/assign-post.ts'
import { createStaff } from './actions/create-staff.ts'
import { removePost } from './actions/remove-post.ts'
import { suspendAccount } from './actions/suspend-account.ts'
import { setPostRoles } from './actions/set-post-roles.ts'
import { setRolePermission } from './actions/set-role-permission.ts'
import { maySeeStaff } from './policy.ts'
import { postsOf } from './store-staff.ts'
import { givenCitizen, givenOrgan, type GivenStaff, givenStaff, TEST_PASSWORD } from './testing.ts'
import { accountList } from './views/accounts.ts'
import { staffList } from './views/staff.ts'

let world: World
let organs: { id: string; regionCode: string }[]
let staff: GivenStaff[]
before(async () => {
  world = await openWorld()
  organs = await Promise.all(
    ['990100000000', '990102000000', '990102001000', '990123000000'].map((regionCode) =>
      givenOrgan(world, { regionCode }),
    ),
  )
  staff = []
  for (const organ of organs) staff.push(await givenStaff(world, { roles: ['approver'], organId: organ.id }))
  const second = await givenPost(world, { organId: organs[3]!.id, title: '兼职' })
  await world.perform(assignPost, administrator({ everywhere: true }), { id: staff[1]!.staffId, postId: second.id })
})
after(() => world.close())

function administrator(scope: Scope): Actor {
  const words = ['identity.manage-accounts', 'identity.see-accounts', 'identity.grant']
  return {
    kind: 'staff',
    id: 'a',
    subjectId: '01900000-0000-7000-8000-000000000000',
    name: '安立',
    grants: new Map(words.map((word) => [word, scope])),
  }
}

test('the list of staff shows a row exactly when the sentence allows it', async () => {
  const places = await Promise.all(staff.map(({ staffId }) => world.inside((ctx) => postsOf(ctx, staffId))))
  const scope = fc.record(
    {
      everywhere: fc.boolean(),
      organs: fc.subarray([0, 1, 2, 3]).map((chosen) => chosen.map((index) => organs[index]!.id)),
      regions: fc.subarray(['9901', '990102', '990102001', '990123', '51']),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(scope, async (reach) => {
      const { rows } = await world.show(staffList, administrator(reach), { limit: '100' })
      const expected = staff.filter((_, index) => maySeeStaff(reach, places[index]!)).map((one) => one.staffId)
      assert.deepEqual(rows.map((row) => row.id).toSorted(), expected.toSorted())
    }),
    { numRuns: 60 },
  )
})

test('an administrator of one county arranges staff whose posts are all in it, and nobody else', async () => {
  const county = administrator({ regions: ['990102'] })
  const [city, both, town, other] = staff as [GivenStaff, GivenStaff, GivenStaff, GivenStaff]
  const post = await givenPost(world, { organId: organs[1]!.id, title: '收件岗' })
  await world.perform(assignPost, county, { id: town.staffId, postId: post.id })
  await world.perform(removePost, county, { id: town.staffId, postId: post.id })
  for (const one of [city, both, other]) {
    await assert.rejects(world.perform(assignPost, county, { id: one.staffId, postId: post.id }), {
      code: 'kernel.not-yours',
    })
    await assert.rejects(world.perform(suspendAccount, county, { id: one.accountId, reason: '试试' }), {
      code: 'kernel.not-yours',
    })
  }
  await assert.rejects(world.perform(removePost, county, { id: other.staffId, postId: other.postId }), {
    code: 'kernel.not-yours',
  })
  const newcomer = { name: '程思远', username: 'chengsiyuan', initialPassword: TEST_PASSWORD }
  await assert.rejects(world.perform(createStaff, county, newcomer), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(createStaff, county, { ...newcomer, postIds: [other.postId] }), {
    code: 'kernel.not-yours',
  })
  await world.perform(createStaff, county, { ...newcomer, postIds: [post.id] })
})

test('a grant that does not reach everywhere gives roles to posts inside it and no words to roles', async () => {
  const county = administrator({ regions: ['990102'] })
  await world.perform(setPostRoles, county, { id: staff[2]!.postId, roles: ['window-clerk'] })
  await assert.rejects(world.perform(setPostRoles, county, { id: staff[3]!.postId, roles: ['window-clerk'] }), {
    code: 'kernel.not-yours',
  })
  const wish = { role: 'approver', word: 'identity.verify', reach: 'own-organ' } as const
  await assert.rejects(world.perform(setRolePermission, county, wish), { code: 'kernel.not-yours' })
})

test('accounts of citizens are for who manages everywhere', async () => {
  const { accountId } = await givenCitizen(world)
  const county = administrator({ regions: ['990102'] })
  await assert.rejects(world.perform(suspendAccount, county, { id: accountId, reason: '试试' }), {
    code: 'kernel.not-yours',
  })
  await assert.rejects(world.show(accountList, county, {}), { code: 'kernel.not-yours' })
})
