import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import { askFact } from '#modules/exchange/index.ts'
import { givenFactSources, myFactQuestions } from '#modules/exchange/testing.ts'
import { givenCitizen, givenEnterprise, givenStaff, givenVerified } from '#modules/identity/testing.ts'
import { recordUses } from '#modules/licences/index.ts'
import { givenLicence, holderOf, licenceUses } from '#modules/licences/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { answerObjection } from './actions/answer-objection.ts'
import { objectToUse } from './actions/object-to-use.ts'
import { remindObjections } from './jobs.ts'
import { myObjections } from './views/my-objections.ts'
import { objections } from './views/objections.ts'

let world: World
let organ: Organ
let supervisor: Actor

before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
  const centre = await givenOrgan(world, { name: '示范市政务服务局', regionCode: '990100000000' })
  supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: centre.id, name: '苏婉清' })).actor
})
after(() => world.close())

/** A licence that the body used for a purpose: the line of the ledger. */
async function givenUse(actor: Actor, purpose = '食品经营许可（新办）') {
  const { id: licenceId } = await givenLicence(world, { holder: holderOf(actor), organId: organ.id })
  await world.inside((ctx) => recordUses(ctx, [licenceId], { purpose, organId: organ.id }))
  const { rows } = await world.show(licenceUses, actor, { id: licenceId })
  return { licenceId, useId: rows[0]!.id }
}

const words = '我没有申请过这个事项，不知道为什么用了我的证照'
const waitingIds = async () => (await world.show(objections, supervisor, {})).rows.map((row) => row.id)

test('a holder objects to a use; the supervisor finds it with its last day, answers, and the holder reads the answer', async () => {
  const citizen = await givenCitizen(world, { name: '林晓雨' })
  const { licenceId, useId } = await givenUse(citizen.actor)
  const { id, answerDue } = await world.perform(objectToUse, citizen.actor, { ledger: 'licence', useId, words })
  assert.equal(answerDue, '2026-03-23')
  assert.equal((await messagesOf(world, supervisor))[0]?.title.startsWith('异议：《食品经营许可证》'), true)
  const [row] = (await world.show(objections, supervisor, {})).rows.filter((one) => one.id === id)
  assert.deepEqual(
    [row!.holder, row!.usedBy, row!.purpose, row!.words, row!.remaining, row!.can],
    ['林*雨', organ.name, '食品经营许可（新办）', words, 15, ['answer']],
  )
  await world.perform(answerObjection, supervisor, { id, outcome: 'upheld', answer: '经查系窗口误选，已更正并提醒' })
  const { rows } = await world.show(myObjections, citizen.actor, { thingId: licenceId })
  assert.deepEqual(
    rows.map((one) => [one.useId, one.outcome, one.answer]),
    [[useId, 'upheld', '经查系窗口误选，已更正并提醒']],
  )
  assert.match((await messagesOf(world, citizen.actor))[0]!.body, /已经答复：经查系窗口误选，已更正并提醒。$/)
  assert.equal((await waitingIds()).includes(id), false)
  const answered = await world.show(objections, supervisor, { show: 'answered' })
  assert.deepEqual([answered.rows[0]!.id, answered.rows[0]!.answeredBy, answered.rows[0]!.can], [id, '苏婉清', []])
})

test('a person objects to what was asked about them of another body, once, reads the answer there, and nobody else can', async () => {
  const sources = await givenFactSources(world, { socialInsurance: { values: { insured: true, months: 36 } } })
  try {
    const citizen = await givenCitizen(world, { name: '林晓雨' })
    const about = {
      module: 'test',
      id: newId(world.clock.now()),
      number: 'TEST-OBJECT-1',
      regionCode: organ.regionCode,
      organName: organ.name,
    }
    const of = { kind: 'person' as const, id: citizen.personId }
    await world.inside((ctx) => askFact(ctx, { fact: 'socialInsurance', of, about }))
    await world.deliverNews()
    const [line] = (await world.show(myFactQuestions, citizen.actor, {})).rows
    const objection = { ledger: 'fact' as const, useId: line!.id, words: '我没有办过这件事，为什么查我的参保情况' }
    const other = (await givenCitizen(world)).actor
    await assert.rejects(world.perform(objectToUse, other, objection), { code: 'kernel.not-found' })
    const { id } = await world.perform(objectToUse, citizen.actor, objection)
    await assert.rejects(world.perform(objectToUse, citizen.actor, objection), { code: 'oversight.already-objected' })
    const [row] = (await world.show(objections, supervisor, {})).rows.filter((one) => one.id === id)
    assert.deepEqual([row!.holder, row!.usedBy, row!.words], ['林*雨', organ.name, objection.words])
    await world.perform(answerObjection, supervisor, { id, outcome: 'rejected', answer: '您委托的代理人申请时查询' })
    const { rows } = await world.show(myObjections, citizen.actor, {})
    assert.deepEqual(
      rows.map((one) => [one.useId, one.outcome, one.answer]),
      [[line!.id, 'rejected', '您委托的代理人申请时查询']],
    )
    assert.deepEqual((await world.show(myObjections, other, {})).rows, [])
  } finally {
    await sources.close()
  }
})

test('an objection is raised once for a use and answered once', async () => {
  const { actor } = await givenCitizen(world)
  const { useId } = await givenUse(actor)
  const { id } = await world.perform(objectToUse, actor, { ledger: 'licence', useId, words })
  await assert.rejects(world.perform(objectToUse, actor, { ledger: 'licence', useId, words }), {
    code: 'oversight.already-objected',
  })
  const answer = { id, outcome: 'rejected', answer: '该次使用系您本人提交的申请所需' } as const
  await world.perform(answerObjection, supervisor, answer)
  await assert.rejects(world.perform(answerObjection, supervisor, answer), { code: 'oversight.objection-answered' })
})

test('nobody objects to a use of another’s licence, nor of one that is not in the ledger', async () => {
  const { actor } = await givenCitizen(world)
  const { useId } = await givenUse(actor)
  const { actor: other } = await givenCitizen(world)
  const gone = { code: 'kernel.not-found' }
  await assert.rejects(world.perform(objectToUse, other, { ledger: 'licence', useId, words }), gone)
  await assert.rejects(world.perform(objectToUse, actor, { ledger: 'material', useId, words }), gone)
  assert.equal((await world.show(myObjections, other, {})).rows.length, 0)
})

test('an agent objects for the enterprise, and not for themselves', async () => {
  const agent = await givenVerified(world)
  const firm = await givenEnterprise(world, { agent })
  const { useId } = await givenUse(firm.actor)
  await assert.rejects(world.perform(objectToUse, agent.actor, { ledger: 'licence', useId, words }), {
    code: 'kernel.not-found',
  })
  const { id } = await world.perform(objectToUse, firm.actor, { ledger: 'licence', useId, words })
  assert.deepEqual(
    (await world.show(myObjections, firm.actor, {})).rows.map((row) => row.id),
    [id],
  )
})

test('only who supervises the region answers: neither the body that used the licence nor a manager elsewhere', async () => {
  const { actor } = await givenCitizen(world)
  const { useId } = await givenUse(actor)
  const { id } = await world.perform(objectToUse, actor, { ledger: 'licence', useId, words })
  const head = await givenStaff(world, { roles: ['department-head'], organId: organ.id })
  const elsewhere = await givenOrgan(world, { name: '临江县政务服务局', regionCode: '990124000000' })
  const manager = await givenStaff(world, { roles: ['centre-manager'], organId: elsewhere.id })
  const answer = { id, outcome: 'rejected', answer: '该次使用系您本人提交的申请所需' } as const
  await assert.rejects(world.perform(answerObjection, head.actor, answer), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(answerObjection, manager.actor, answer), { code: 'kernel.not-yours' })
  assert.deepEqual((await world.show(objections, manager.actor, {})).rows, [])
  const here = await givenStaff(world, { roles: ['centre-manager'], organId: organ.id })
  assert.equal((await world.show(objections, here.actor, {})).rows.at(-1)!.id, id)
  await world.perform(answerObjection, here.actor, answer)
})

test('waiting objections are read page by page by their last day, and reminded of once when it is near', async () => {
  const { actor } = await givenCitizen(world)
  const ids: string[] = []
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) {
    world.moveTo(day)
    const { useId } = await givenUse(actor)
    ids.push((await world.perform(objectToUse, actor, { ledger: 'licence', useId, words })).id)
  }
  const first = await world.show(objections, supervisor, { limit: 2 })
  assert.ok(await assertFileIsList(world, objections, supervisor, {}))
  const rest = await world.show(objections, supervisor, { limit: 20, after: first.next })
  assert.deepEqual([...first.rows, ...rest.rows].map((row) => row.id).slice(-3), ids)
  world.moveTo('2026-03-23')
  const already = (await messagesOf(world, supervisor)).length
  await world.runJob(remindObjections)
  await world.runJob(remindObjections)
  const reminded = (await messagesOf(world, supervisor)).slice(0, -already)
  assert.ok(reminded.length >= 2 && reminded.every((one) => one.title.startsWith('异议快到答复期限')))
  assert.equal(new Set(reminded.map((one) => one.id)).size, reminded.length)
})
