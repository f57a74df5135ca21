import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import type { ItemVersion } from '#modules/catalogue/index.ts'
import { branchingItem, everyAnswer, shownChecklist } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { fileCase } from './actions/file-case.ts'
import { fileForApplicant } from './actions/file-for-applicant.ts'
import { filledForm, filledMaterials } from './testing.ts'
import { casePage } from './views/case-page.ts'

let world: World
let item: ItemVersion
let citizen: Actor
let clerk: Actor
before(async () => {
  world = await openWorld()
  const organ = await givenOrgan(world)
  item = await branchingItem(world, organ.id)
  citizen = (await givenCitizen(world)).actor
  clerk = (await givenStaff(world, { roles: ['window-clerk', 'approver'], organId: organ.id })).actor
})
after(() => world.close())

const missingIn = async (filing: Promise<unknown>): Promise<string[]> => {
  const problem = await filing.then(
    () => undefined,
    (error: Problem) => error,
  )
  if (!problem) return []
  assert.equal(problem.code, 'cases.materials-missing')
  return (problem.facts['missing'] as { key: string }[]).map((one) => one.key)
}

test('in every situation the guide, the portal and the window ask for the same materials', async () => {
  const paths = everyAnswer(item.content)
  assert.ok(paths.length >= 3)
  for (const situation of paths) {
    const guide = await shownChecklist(world, item.itemId, situation)
    const asked = guide.materials.filter((one) => one.necessity !== 'optional').map((one) => one.key)
    const values = filledForm({ ...item.content, form: guide.form })
    const common = { itemId: item.itemId, situation, values, materials: [] }
    assert.deepEqual(await missingIn(world.perform(fileCase, citizen, common)), asked)
    const applicant = { kind: 'person' as const, name: '王静雯', idNumber: someIdNumber() }
    assert.deepEqual(await missingIn(world.perform(fileForApplicant, clerk, { ...common, applicant })), asked)
  }
})

test('a case asks and shows what its situation asks, and nothing else', async () => {
  const situation = { premises: 'rented', staff: 'few' }
  const guide = await shownChecklist(world, item.itemId, situation)
  const mine = { ...item.content, materials: guide.materials, form: guide.form }
  const filed = await world.perform(fileCase, citizen, {
    itemId: item.itemId,
    situation,
    values: filledForm(mine),
    materials: await filledMaterials(world, citizen, mine),
  })
  const page = await world.show(casePage, clerk, { caseId: filed.caseId })
  assert.deepEqual(
    page.materials.map((one) => one.key),
    ['identity', 'lease'],
  )
  const beyond = [{ kind: 'material' as const, key: 'deed', problem: '请补交产权证明' }]
  await assert.rejects(world.perform(askCorrection, clerk, { caseId: filed.caseId, items: beyond }), {
    code: 'cases.nothing-such',
  })
})

test('an open question, a wrong situation and a stranger cannot file', async () => {
  const common = { itemId: item.itemId, values: {}, materials: [] }
  await assert.rejects(world.perform(fileCase, citizen, common), (problem: Problem) => {
    assert.equal(problem.code, 'cases.situation-open')
    assert.equal((problem.facts['question'] as { key: string }).key, 'premises')
    return true
  })
  await assert.rejects(world.perform(fileCase, citizen, { ...common, situation: { premises: 'none' } }), {
    code: 'cases.situation-not-met',
  })
  await assert.rejects(world.perform(fileCase, stranger, { ...common, situation: { premises: 'own' } }), {
    code: 'kernel.sign-in-needed',
  })
})
