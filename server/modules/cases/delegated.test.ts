import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { delegatedTo } from '#modules/catalogue/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { givenCase } from './testing.ts'
import { worklist } from './views/worklist.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

test("a case of an item given to a town is on the town's worklist, and only the town decides on it", async () => {
  const first = await givenCase(world)
  const town = await givenOrgan(world, { name: '云桥镇人民政府', regionCode: '990102001000', level: '5' })
  const townApprover = (await givenStaff(world, { roles: ['approver'], organId: town.id, title: '审批岗' })).actor
  await delegatedTo(world, first.item, town.id)
  const second = await givenCase(world, { organ: first.organ, item: first.item, approver: first.approver })
  const listed = async (actor: typeof townApprover) => (await world.show(worklist, actor, {})).rows.map((row) => row.id)
  assert.deepEqual(await listed(townApprover), [second.caseId])
  assert.deepEqual(await listed(first.approver), [first.caseId])
  await assert.rejects(world.perform(acceptCase, first.approver, { caseId: second.caseId }), {
    code: 'kernel.not-yours',
  })
  const { status } = await world.perform(acceptCase, townApprover, { caseId: second.caseId })
  assert.equal(status, 'accepted')
})
