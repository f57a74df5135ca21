import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { textOfPdf } from '#modules/documents/testing.ts'
import {
  correctEnterprise,
  givenCitizen,
  givenEnterprise,
  givenStaff,
  givenVerified,
} from '#modules/identity/testing.ts'
import { findLicences } from '#modules/licences/index.ts'
import { givenLicence, holderOf } from '#modules/licences/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { grantCase } from './actions/grant-case.ts'
import { examinedCase, givenCase, grantedCase } from './testing.ts'
import { licenceCopy } from './views/case-files.ts'
import { caseFacts } from './views/case-facts.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const card = {
  key: 'card',
  name: '居民身份证',
  necessity: 'required',
  form: 'either',
  originals: 0,
  copies: 1,
  source: 'government',
  licenceType: 'id-card',
} as const
const asksForCard = { materials: [card] }
const permit = {
  kind: 'licence' as const,
  name: '食品经营许可证',
  licenceType: 'food-business',
  validMonths: 60,
  faceFields: ['name'],
}

test('what the applicant’s own licence proves need not be handed in, and the holder sees the use', async () => {
  const { actor } = await givenCitizen(world)
  const licence = await givenLicence(world, { typeKey: 'id-card', itemName: '居民身份证', holder: holderOf(actor) })
  const story = await givenCase(world, { content: asksForCard, applicant: actor, materials: [] })
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual(
    page.materials.map((one) => [one.how, one.licence]),
    [['licence', licence.number]],
  )
  const { licences } = await world.show(caseFacts, story.approver, { caseId: story.caseId })
  assert.deepEqual(
    licences.map((one) => [one.number, one.used, one.inForce, one.takenBy]),
    [[licence.number, '代替材料“居民身份证”', true, story.organ.name]],
  )
  assert.ok(licences[0]!.values.length > 0)
  const uses = await world.inside((ctx) =>
    sql<{ case_id: string }>`select case_id from licences.use where licence_id = ${licence.id}`.execute(ctx.db),
  )
  assert.deepEqual(uses.rows, [{ case_id: story.caseId }])
})

test('a reviewer opens the licence that stands for a material as a copy marked with its purpose, the holder as it is, others not at all', async () => {
  const { actor } = await givenCitizen(world)
  const licence = await givenLicence(world, { typeKey: 'id-card', itemName: '居民身份证', holder: holderOf(actor) })
  const story = await givenCase(world, { content: asksForCard, applicant: actor, materials: [] })
  const asked = { caseId: story.caseId, licenceId: licence.id }
  const copy = await world.show(licenceCopy, story.approver, asked)
  const own = await world.show(licenceCopy, actor, asked)
  const words = textOfPdf(copy.content).replaceAll(/\s/g, '')
  assert.ok(words.includes(story.number) && words.includes(story.organ.name))
  assert.ok(!textOfPdf(own.content).includes(story.number))
  const { rows } = await sql`
    select actor_id from kernel.audit
    where act = 'cases.licence-copy' and outcome = 'looked' and subject = ${licence.id}`.execute(world.app.db)
  assert.deepEqual(rows, [{ actor_id: story.approver.id }])
  const other = await givenCitizen(world)
  const foreign = await givenLicence(world, { typeKey: 'id-card', itemName: '居民身份证' })
  await assert.rejects(world.show(licenceCopy, other.actor, asked), { code: 'kernel.not-found' })
  await assert.rejects(world.show(licenceCopy, stranger, asked), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.show(licenceCopy, story.approver, { ...asked, licenceId: foreign.id }), {
    code: 'kernel.not-found',
  })
})

test('the licence of another or of another type proves nothing', async () => {
  const { actor } = await givenCitizen(world)
  const foreign = await givenLicence(world, { typeKey: 'id-card', itemName: '居民身份证' })
  const other = await givenLicence(world, { typeKey: 'teacher', itemName: '教师资格证书', holder: holderOf(actor) })
  for (const { id: licenceId } of [foreign, other]) {
    await assert.rejects(
      givenCase(world, { content: asksForCard, applicant: actor, materials: [{ key: 'card', licenceId }] }),
      (error: Problem) => error.code === 'cases.material-not-usable',
    )
  }
  await assert.rejects(
    givenCase(world, { content: asksForCard, applicant: actor, materials: [] }),
    (error: Problem) => error.code === 'cases.materials-missing',
  )
})

test('a grant issues the licence it promises, valid for the months the item says', async () => {
  const story = await grantedCase(world, { content: { result: permit } })
  assert.ok(story.licenceId)
  const [licence] = await world.inside((ctx) => findLicences(ctx, holderOf(story.applicant), 'food-business'))
  assert.deepEqual(
    [licence!.id, licence!.caseId, licence!.validFrom, licence!.validTo],
    [story.licenceId, story.caseId, '2026-03-02', '2031-03-01'],
  )
  assert.equal((await world.show(myCase, story.applicant, { caseId: story.caseId })).licenceId, story.licenceId)
})

test('a firm whose recorded name is put right keeps its case under the name it was filed under, and its licence as it was issued', async () => {
  const formerly = '示范市云桥巷子餐饮店'
  const firm = await givenEnterprise(world, { agent: await givenVerified(world), name: formerly })
  const story = await grantedCase(world, { content: { result: permit }, applicant: firm.actor })
  const clerk = await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id, name: '万小满' })
  const name = '示范市云桥巷子餐饮有限公司'
  const faceOf = async () => {
    const [licence] = await world.inside((ctx) => findLicences(ctx, holderOf(firm.actor), 'food-business'))
    const { rows } = await sql<{ holder_name: string; number: string }>`
      select holder_name, number from licences.licence where id = ${licence!.id}`.execute(world.app.db)
    return rows[0]!
  }
  const issued = await faceOf()
  await world.perform(correctEnterprise, clerk.actor, { id: firm.id, uscc: firm.uscc, name, reason: '变更登记' })
  assert.deepEqual(await faceOf(), issued)
  assert.equal(issued.holder_name, formerly)
  const shown = async (caseId: string) => (await world.show(casePage, story.approver, { caseId })).applicant.name
  assert.equal(await shown(story.caseId), formerly)
  const { organ, item, approver } = story
  const later = await givenCase(world, { organ, item, approver, applicant: firm.actor })
  assert.equal(await shown(later.caseId), name)
})

test('when its licence cannot be issued, nothing is granted', async () => {
  const story = await examinedCase(world, { content: { result: { ...permit, licenceType: 'no-such-type' } } })
  await assert.rejects(world.perform(grantCase, story.approver, { caseId: story.caseId }))
  assert.equal((await world.show(myCase, story.applicant, { caseId: story.caseId })).status, 'examined')
})
