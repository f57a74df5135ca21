import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { givenItem } from '#modules/catalogue/testing.ts'
import { actorFor } from '#modules/identity/index.ts'
import {
  type GivenCitizen,
  givenCitizen,
  givenEnterprise,
  givenStaff,
  givenVerified,
  giveMandate,
  revokeMandate,
  TEST_PASSWORD,
} from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { verifyFile } from '#modules/documents/testing.ts'
import { allowAgent, givenSignet, sealLog, suspendSeal } from '#modules/signets/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { confirmApplication } from './actions/confirm-application.ts'
import { fileCase } from './actions/file-case.ts'
import { proposeApplication } from './actions/propose-application.ts'
import { sendBackApplication } from './actions/send-back-application.ts'
import { submitCorrection } from './actions/submit-correction.ts'
import { takeBackApplication } from './actions/take-back-application.ts'
import { filledForm, filledMaterials } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { cosignature, cosignatures, cosignNeed } from './views/cosignatures.ts'
import { myCases } from './views/my-cases.ts'
import { sealedForm, sealedForms } from './views/sealed-forms.ts'

let world: World
let boss: GivenCitizen
let firm: Awaited<ReturnType<typeof givenEnterprise>>
let item: Awaited<ReturnType<typeof givenItem>>
let organ: Awaited<ReturnType<typeof givenOrgan>>
before(async () => {
  world = await openWorld()
  boss = await givenVerified(world, { name: '程小暑' })
  firm = await givenEnterprise(world, { agent: boss })
  organ = await givenOrgan(world)
  item = await givenItem(world, { organId: organ.id, content: { audience: ['2'] } })
})
after(() => world.close())

/** An agent with a mandate, acting for the firm. */
async function givenAgent(coSigned = true) {
  const agent = await givenVerified(world, { name: '卫大暑' })
  const { idNumber, accountId } = agent
  const { id: mandateId } = await world.perform(giveMandate, boss.actor, {
    enterpriseId: firm.id,
    agent: { name: '卫大暑', idNumber },
    coSigned,
  })
  return { ...agent, mandateId, acting: await world.inside((ctx) => actorFor(ctx, { accountId, mandateId })) }
}

const applicationOf = async (agent: { acting: GivenCitizen['actor'] }, of = item) => ({
  itemId: of.itemId,
  values: filledForm(of.content),
  materials: await filledMaterials(world, agent.acting, of.content),
})
const proposed = async (agent: { acting: GivenCitizen['actor'] }) =>
  world.perform(proposeApplication, agent.acting, await applicationOf(agent))
const titles = async (who: GivenCitizen) => (await messagesOf(world, who.actor)).map(({ title }) => title)

test('what an agent prepares is no case until the legal representative, who sees all of it, confirms it', async () => {
  const agent = await givenAgent()
  const application = await applicationOf(agent)
  await assert.rejects(world.perform(fileCase, agent.acting, application), { code: 'cases.cosign-first' })
  const need = await world.show(cosignNeed, agent.acting, { itemId: item.itemId })
  assert.deepEqual([need.needed, need.representative], [true, { name: '程小暑', hasAccount: true }])
  const { id } = await world.perform(proposeApplication, agent.acting, application)
  assert.deepEqual((await world.show(myCases, firm.actor, {})).rows, [])
  assert.ok((await titles(boss)).includes('有一份申请等您确认'))
  const page = await world.show(cosignature, firm.actor, { id })
  assert.deepEqual(page.can, ['confirm', 'send-back'])
  assert.equal(page.application!.materials[0]!.files.length, 1)
  assert.ok(page.application!.form.flatMap(({ rows }) => rows).length > 0)

  world.moveTo('2026-03-04')
  const [one, other] = await Promise.allSettled([
    world.perform(confirmApplication, firm.actor, { id }, 'first-confirmation'),
    world.perform(confirmApplication, firm.actor, { id }, 'other-confirmation'),
  ])
  const filed = one.status === 'fulfilled' ? one.value : other.status === 'fulfilled' ? other.value : undefined
  assert.deepEqual([one.status, other.status].toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await world.show(myCases, firm.actor, {})).rows.length, 1)
  assert.ok((await titles(agent)).includes('法定代表人已确认，申请已提交'))
  const ended = await world.show(cosignature, agent.acting, { id })
  assert.deepEqual([ended.status, ended.caseId, ended.application], ['confirmed', filed!.caseId, undefined])

  const clerk = await givenStaff(world, { roles: ['approver'], organId: organ.id })
  const file = await world.show(casePage, clerk.actor, { caseId: filed!.caseId })
  assert.equal(file.applicant.agentName, '卫大暑')
  assert.equal(file.clock.lines[0]!.from, '2026-03-04')
  assert.match(file.timeline[0]!.words!, /经办人卫大暑于.*准备，法定代表人程小暑确认后提交/)
})

test('it is sent back with words, changed and handed in again; the agent may also take it back', async () => {
  const agent = await givenAgent()
  const { id } = await proposed(agent)
  await assert.rejects(proposed(agent), { code: 'cases.already-waiting' })
  await world.perform(sendBackApplication, firm.actor, { id, words: '经营面积请按房产证写' })
  assert.ok((await messagesOf(world, agent.actor)).some(({ body }) => body.includes('经营面积请按房产证写')))
  await assert.rejects(world.perform(confirmApplication, firm.actor, { id }), { code: 'cases.cosignature-ended' })
  const again = await proposed(agent)
  assert.equal((await world.perform(takeBackApplication, agent.acting, again)).status, 'taken-back')
  const { rows } = await world.show(cosignatures, agent.acting, {})
  assert.deepEqual(
    rows.map(({ status, words }) => [status, words]),
    [
      ['taken-back', undefined],
      ['sent-back', '经营面积请按房产证写'],
    ],
  )
})

test('a mandate revoked meanwhile stops it, whether or not the news of it has been heard', async () => {
  const agent = await givenAgent()
  const { id } = await proposed(agent)
  await world.perform(revokeMandate, boss.actor, { id: agent.mandateId })
  await assert.rejects(world.perform(confirmApplication, firm.actor, { id }), { code: 'cases.drafters-mandate-ended' })
  await world.deliverNews()
  const page = await world.show(cosignature, firm.actor, { id })
  assert.deepEqual([page.status, page.can], ['stopped', []])
  assert.ok((await titles(agent)).includes('待确认的申请没有提交'))
})

test('nobody but the legal representative confirms, and nobody else sees it', async () => {
  const [agent, colleague] = [await givenAgent(), await givenAgent()]
  const { id } = await proposed(agent)
  const stranger = await givenVerified(world, { name: '陈雨欣' })
  const elsewhere = await givenEnterprise(world, { agent: stranger, name: '示范市别家有限公司' })
  for (const actor of [agent.acting, colleague.acting, elsewhere.actor, boss.actor]) {
    await assert.rejects(world.perform(confirmApplication, actor, { id }), { code: 'kernel.not-yours' })
    await assert.rejects(world.perform(sendBackApplication, actor, { id, words: '不对' }), { code: 'kernel.not-yours' })
  }
  for (const actor of [colleague.acting, elsewhere.actor, boss.actor]) {
    await assert.rejects(world.show(cosignature, actor, { id }), { code: 'kernel.not-found' })
    await assert.rejects(world.perform(takeBackApplication, actor, { id }), { code: 'kernel.not-yours' })
  }
  assert.deepEqual((await world.show(cosignatures, colleague.acting, {})).rows, [])
})

test('an item may ask for it whatever the mandate says; what lacks something is not handed in', async () => {
  const basis = '《市场主体登记管理条例》第十五条'
  const strict = await givenItem(world, { organId: organ.id, content: { audience: ['2'], coSigned: { basis } } })
  const agent = await givenAgent(false)
  assert.equal((await world.show(cosignNeed, agent.acting, { itemId: strict.itemId })).basis, basis)
  const application = await applicationOf(agent, strict)
  await assert.rejects(world.perform(fileCase, agent.acting, application), { code: 'cases.cosign-first' })
  await assert.rejects(world.perform(proposeApplication, agent.acting, { ...application, materials: [] }), {
    code: 'cases.materials-missing',
  })
  // The legal representative's own word is enough, and another item asks for nothing.
  const plain = await applicationOf(agent)
  await assert.rejects(world.perform(proposeApplication, agent.acting, plain), { code: 'cases.no-cosign-needed' })
  assert.equal((await world.show(cosignNeed, firm.actor, { itemId: strict.itemId })).needed, false)
  const citizen = await givenCitizen(world)
  await assert.rejects(world.perform(proposeApplication, citizen.actor, { ...application, materials: [] }), {
    code: 'cases.no-cosign-needed',
  })
})

test('a submission is sealed by the agent allowed to, once however often it is sent; the clerk sees whose seal it is and that it is whole', async () => {
  const agent = await givenAgent(false)
  const { id: sealId } = await givenSignet(world, firm.actor)
  const seal = { sealId, password: TEST_PASSWORD }
  const application = await applicationOf(agent)
  const filedBefore = (await world.show(myCases, firm.actor, {})).rows.length
  await assert.rejects(world.perform(fileCase, agent.acting, { ...application, seal }), { code: 'signets.not-allowed' })
  await world.perform(allowAgent, firm.actor, {
    id: sealId,
    mandateId: agent.mandateId,
    password: TEST_PASSWORD,
  })
  await assert.rejects(
    world.perform(fileCase, agent.acting, { ...application, seal: { sealId, password: 'Heyun-Lantern-43' } }),
    { code: 'identity.wrong-password' },
  )
  assert.equal((await world.show(myCases, firm.actor, {})).rows.length, filedBefore)

  const { caseId, number } = await world.perform(fileCase, agent.acting, { ...application, seal }, 'sealed-once')
  await world.perform(fileCase, agent.acting, { ...application, seal }, 'sealed-once')
  const approver = await givenStaff(world, { roles: ['approver', 'window-clerk'], organId: organ.id })
  const { rows } = await world.show(sealedForms, approver.actor, { caseId })
  assert.deepEqual(
    rows.map((row) => [row.title, row.sealTitle, row.sealedBy, row.verdict.reason]),
    [['申请表', '公章', '卫大暑', 'genuine']],
  )
  assert.match(rows[0]!.verdict.signer!, /^示范市云桥巷子餐饮有限公司/)
  const uses = (await world.show(sealLog, firm.actor, { id: sealId })).rows.filter(({ what }) => what === 'used')
  assert.deepEqual(
    uses.map((one) => [one.caseId, one.by, one.words.includes(number)]),
    [[caseId, '卫大暑', true]],
  )

  // Anybody can check the file; one that was changed is found.
  const { documentId } = rows[0]!
  const { content } = await world.show(sealedForm, agent.acting, { caseId, documentId })
  const whole = Buffer.from(content as Uint8Array)
  const told = await world.show(verifyFile, boss.actor, { content: whole })
  assert.deepEqual(
    [told.reason, told.issued!.kind, told.issued!.organName],
    ['genuine', 'submission', '示范市云桥巷子餐饮有限公司'],
  )
  const changed = Buffer.from(whole)
  changed[200]! ^= 1
  assert.equal((await world.show(verifyFile, boss.actor, { content: changed })).reason, 'content-altered')

  // A stranger sees neither; the answer to a correction is sealed like the application.
  const stranger = await givenCitizen(world)
  for (const actor of [stranger.actor, boss.actor]) {
    await assert.rejects(world.show(sealedForms, actor, { caseId }), { code: 'kernel.not-found' })
    await assert.rejects(world.show(sealedForm, actor, { caseId, documentId }), { code: 'kernel.not-found' })
  }
  const { key } = item.content.materials[0]!
  await world.perform(askCorrection, approver.actor, { caseId, items: [{ kind: 'material', key, problem: '请盖章' }] })
  const materials = application.materials.filter((one) => one.key === key)
  await world.perform(suspendSeal, firm.actor, { id: sealId, because: '先停一停' })
  const answer = { caseId, materials, seal }
  await assert.rejects(world.perform(submitCorrection, agent.acting, answer), { code: 'signets.not-usable' })
})
