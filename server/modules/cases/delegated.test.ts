import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ItemContent } from '#modules/catalogue/index.ts'
import { delegatedTo } from '#modules/catalogue/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { findLicences } from '#modules/licences/index.ts'
import { holderOf } from '#modules/licences/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { givenCase, grantedCase } from './testing.ts'
import { myCase } from './views/my-case.ts'
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

test('an entrusted town handles the case in the name, with the number and the seal of the body that entrusts', async () => {
  const permit = {
    kind: 'licence',
    name: '食品经营许可证',
    licenceType: 'food-business',
    validMonths: 60,
    faceFields: ['name'],
  }
  const first = await givenCase(world, { content: { result: permit as ItemContent['result'] } })
  const town = await givenOrgan(world, { name: '溪口镇人民政府', regionCode: '990102002000', level: '5' })
  const townHead = (await givenStaff(world, { roles: ['approver'], organId: town.id, title: '审批岗' })).actor
  await delegatedTo(world, first.item, town.id, 'entrust')
  const { organ, item } = first
  const entrusted = await grantedCase(world, { organ, item, organId: town.id, approver: townHead })
  await world.deliverNews()

  const page = await world.show(myCase, entrusted.applicant, { caseId: entrusted.caseId })
  assert.equal(page.organ.name, `溪口镇人民政府（受${organ.name}委托）`)
  const decision = page.letters.find((one) => one.title === '准予行政许可决定书')
  assert.ok(decision?.number.startsWith(organ.letterWord), decision?.number)
  const licence = await world.inside((ctx) => findLicences(ctx, holderOf(entrusted.applicant)))
  assert.deepEqual(
    licence.map((one) => one.organId),
    [organ.id],
  )
  // Whoever names nobody turns to the body itself, which still handles it too.
  const own = await givenCase(world, { organ, item, approver: first.approver })
  assert.equal((await world.show(myCase, own.applicant, { caseId: own.caseId })).organ.name, organ.name)
})
