/** A holder is heard before a licence that no case granted is taken from them (行政许可法 art. 7, 69; 行政处罚法 art. 44, 45, 63). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { openLetter, sealList, suspendSeal } from '#modules/documents/testing.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { cancelLicence } from './actions/cancel-licence.ts'
import { dropIntent } from './actions/drop-intent.ts'
import { endSuspension } from './actions/end-suspension.ts'
import { recordIntentStatement } from './actions/record-intent-statement.ts'
import { revokeLicence } from './actions/revoke-licence.ts'
import { stateOnIntent } from './actions/state-on-intent.ts'
import { suspendLicence } from './actions/suspend-licence.ts'
import { tellIntent } from './actions/tell-intent.ts'
import { withdrawLicence } from './actions/withdraw-licence.ts'
import { endSuspensions, remindIntents } from './jobs.ts'
import { givenLicence, holderOf } from './testing.ts'
import { licenceLetterContent } from './views/licence-letter-content.ts'
import { licencePage } from './views/licence-page.ts'
import { openIntents } from './views/open-intents.ts'
import { myLicence } from './views/my-licence.ts'

let world: World
let organId: string
let chief: Actor
before(async () => {
  world = await openWorld()
  organId = (await givenOrgan(world)).id
  chief = (await givenStaff(world, { roles: ['department-head'], organId })).actor
})
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const why = { reason: '经查，经营场所不具备法定条件', basis: '《示范条例》第十条' }
const because = { reason: '意见不成立，不予采纳' }

async function given() {
  world.moveTo('2026-03-02')
  const { actor } = await givenCitizen(world)
  const { id } = await givenLicence(world, { organId, holder: holderOf(actor) })
  const mine = () => world.show(myLicence, actor, { id })
  return { id, holder: actor, mine }
}

test('a licence is withdrawn after its holder was told, heard and answered: two numbered letters, opened by the holder', async () => {
  const { id, holder, mine } = await given()
  await assert.rejects(world.perform(withdrawLicence, chief, { id, ...because }), refused('licences.holder-not-heard'))
  assert.deepEqual((await world.show(licencePage, chief, { id })).mayTell, ['suspend', 'withdraw', 'revoke', 'cancel'])
  const told = await world.perform(tellIntent, chief, { id, act: 'withdraw', ...why })
  assert.deepEqual(told.can, ['record-statement', 'drop'])
  await assert.rejects(
    world.perform(tellIntent, chief, { id, act: 'revoke', ...why }),
    refused('licences.intent-not-open'),
  )
  await world.deliverNews()
  const [intent] = (await mine()).intents
  assert.deepEqual(
    [intent!.answerBy, intent!.can, intent!.article],
    ['2026-03-09', ['state'], '《行政许可法》第六十九条'],
  )
  await assert.rejects(world.perform(withdrawLicence, chief, { id, ...because }), refused('licences.holder-not-heard'))
  const other = (await givenCitizen(world)).actor
  const saying = { id, no: 1, statement: '场所已经按要求改造完毕' }
  await assert.rejects(world.perform(stateOnIntent, other, saying), refused('kernel.not-found'))
  await assert.rejects(world.perform(stateOnIntent, stranger, saying), refused('kernel.sign-in-needed'))
  await world.perform(stateOnIntent, holder, saying)
  await assert.rejects(world.perform(stateOnIntent, holder, saying), refused('licences.intent-not-open'))
  await world.deliverNews()
  assert.ok((await messagesOf(world, chief)).some(({ title }) => title === '持证人已经陈述申辩'))
  assert.equal((await world.perform(withdrawLicence, chief, { id, ...because })).status, 'withdrawn')
  await world.deliverNews()
  const page = await mine()
  assert.deepEqual(
    page.letters.map(({ title }) => title),
    ['拟撤销证照告知书', '撤销证照决定书'],
  )
  assert.match(page.letters[1]!.number, /证撤字〔2026〕1号$/)
  assert.deepEqual([page.intents[0]!.status, page.intents[0]!.decision], ['decided', because.reason])
  assert.equal(page.changes.at(-1)!.basis, '《行政许可法》第六十九条；《示范条例》第十条')
  const letter = { id, letterId: page.letters[1]!.id }
  await assert.rejects(world.show(licenceLetterContent, holder, letter), refused('documents.open-first'))
  await world.perform(openLetter, holder, { documentId: page.letters[1]!.documentId })
  assert.ok(await world.show(licenceLetterContent, holder, letter))
  assert.ok(await world.show(licenceLetterContent, chief, letter))
  await assert.rejects(world.show(licenceLetterContent, other, letter), refused('kernel.not-found'))
})

test('silence counts from the day after the one told; a hearing asked for is held before a revocation', async () => {
  const { id, mine } = await given()
  const silent = await given()
  const asked = { id, no: 1, statement: '请求组织听证', asksHearing: true }
  await world.perform(tellIntent, chief, { id, act: 'revoke', ...why })
  await world.perform(recordIntentStatement, chief, asked)
  await world.perform(tellIntent, chief, { id: silent.id, act: 'revoke', ...why })
  await assert.rejects(world.perform(revokeLicence, chief, { id, ...because }), refused('licences.hearing-unsaid'))
  const hearing = { on: '2026-03-06', record: '双方陈述并质证，笔录已经签字' }
  world.moveTo('2026-03-09')
  await assert.rejects(
    world.perform(revokeLicence, chief, { id: silent.id, ...because }),
    refused('licences.holder-not-heard'),
  )
  world.moveTo('2026-03-10')
  assert.equal((await world.perform(revokeLicence, chief, { id: silent.id, ...because })).status, 'revoked')
  assert.equal((await world.perform(revokeLicence, chief, { id, ...because, hearing })).status, 'revoked')
  assert.match((await mine()).intents[0]!.decision!, /听证，笔录要点：双方陈述/)
})

test('what the holder said was right: nothing happens to the licence, and it may be told again', async () => {
  const { id, holder, mine } = await given()
  await world.perform(tellIntent, chief, { id, act: 'withdraw', ...why })
  const elsewhere = (await givenOrgan(world, { name: '云溪区教育局' })).id
  const outsider = (await givenStaff(world, { roles: ['department-head'], organId: elsewhere })).actor
  await assert.rejects(world.perform(dropIntent, outsider, { id, no: 1, ...because }), refused('kernel.not-yours'))
  await world.perform(dropIntent, chief, { id, no: 1, reason: '持证人已经整改，意见成立' })
  await world.deliverNews()
  assert.ok((await messagesOf(world, holder)).some(({ title }) => title === '不再撤销您的食品经营许可证'))
  assert.equal((await mine()).status, 'valid')
  assert.equal((await world.perform(tellIntent, chief, { id, act: 'withdraw', ...why })).no, 2)
})

test('striking off names its ground: at once where it only follows, after a hearing where the body judges', async () => {
  const { id, mine } = await given()
  const strike = (ground: 'undone' | 'incapable' | 'force-majeure', licenceId = id) =>
    world.perform(cancelLicence, chief, { id: licenceId, ground, ...why })
  await assert.rejects(strike('undone'), refused('licences.ground-not-open'))
  await assert.rejects(strike('force-majeure'), refused('licences.holder-not-heard'))
  assert.equal((await strike('incapable')).status, 'cancelled')
  await world.deliverNews()
  assert.deepEqual(
    (await mine()).letters.map(({ title }) => title),
    ['注销证照决定书'],
  )
  const judged = await given()
  const telling = { id: judged.id, act: 'cancel', ground: 'force-majeure', ...why } as const
  await world.perform(tellIntent, chief, telling)
  await world.perform(recordIntentStatement, chief, { id: judged.id, no: 1, statement: '没有意见，同意注销' })
  assert.equal((await strike('force-majeure', judged.id)).status, 'cancelled')
})

test('暂扣 is a penalty: told with its days, heard, shortened and never lengthened, and over by itself', async () => {
  const { id, holder, mine } = await given()
  const suspend = (more: { days?: number } = {}) => world.perform(suspendLicence, chief, { id, ...because, ...more })
  await assert.rejects(suspend(), refused('licences.holder-not-heard'))
  const telling = { id, act: 'suspend', ...why } as const
  await assert.rejects(world.perform(tellIntent, chief, telling), refused('licences.suspension-days-missing'))
  await world.perform(tellIntent, chief, { ...telling, days: 30 })
  await world.perform(stateOnIntent, holder, { id, no: 1, statement: '已经整改，请求从轻', asksHearing: true })
  assert.equal((await mine()).intents[0]!.asksHearing, false, 'art. 63 knows 吊销 and not 暂扣')
  await assert.rejects(suspend({ days: 31 }), refused('licences.harsher-than-told'))
  assert.equal((await suspend({ days: 15 })).status, 'suspended')
  await world.deliverNews()
  const page = await mine()
  assert.deepEqual([page.suspendedUntil, page.intents[0]!.days], ['2026-03-17', 15])
  assert.deepEqual(
    page.letters.map(({ title }) => title),
    ['拟暂扣证照告知书', '暂扣证照决定书'],
  )
  world.moveTo('2026-03-17')
  await world.runJob(endSuspensions)
  assert.equal((await mine()).status, 'suspended', 'its last day still counts')
  world.moveTo('2026-03-18')
  await assert.rejects(world.perform(endSuspension, chief, { id }), refused('kernel.not-permitted'))
  await world.runJob(endSuspensions)
  await world.runJob(endSuspensions)
  assert.deepEqual([(await mine()).status, (await mine()).changes.length], ['valid', 2])
})

test('those who decide are told once that the time to speak is over, and find it in their list until it is decided', async () => {
  const { id, holder } = await given()
  const spoken = await given()
  for (const one of [id, spoken.id]) await world.perform(tellIntent, chief, { id: one, act: 'withdraw', ...why })
  await world.perform(stateOnIntent, spoken.holder, { id: spoken.id, no: 1, statement: '请求不予撤销' })
  const told = async () =>
    (await messagesOf(world, chief)).filter(({ title, link }) => /期限已满/.test(title) && link?.includes(id)).length
  const standing = async (licenceId: string) =>
    (await world.show(openIntents, chief, { limit: 100 })).rows.find((row) => row.licenceId === licenceId)?.standing
  world.moveTo('2026-03-09')
  await world.runJob(remindIntents)
  await world.deliverNews()
  assert.deepEqual([await told(), await standing(id), await standing(spoken.id)], [0, 'waiting', 'stated'])
  world.moveTo('2026-03-10')
  for (const _ of [1, 2]) await world.runJob(remindIntents)
  await world.deliverNews()
  assert.deepEqual([await told(), await standing(id)], [1, 'over'])
  assert.equal((await messagesOf(world, chief)).filter(({ link }) => link?.includes(spoken.id)).length, 1)
  await assert.rejects(world.show(openIntents, holder, {}), refused('kernel.not-permitted'))
  const elsewhere = (await givenOrgan(world, { name: '云溪区文化局' })).id
  const outsider = (await givenStaff(world, { roles: ['department-head'], organId: elsewhere })).actor
  assert.deepEqual((await world.show(openIntents, outsider, {})).rows, [])
  assert.ok((await assertFileIsList(world, openIntents, chief, {})) > 1)
  const paged = await world.show(openIntents, chief, { limit: 1 })
  const next = await world.show(openIntents, chief, { limit: 1, after: paged.next })
  assert.notEqual(paged.rows[0]!.licenceId, next.rows[0]!.licenceId)
  await world.perform(withdrawLicence, chief, { id, ...because })
  assert.equal(await standing(id), undefined)
})

test('while the seal is suspended nothing is told and nothing decided', async () => {
  const { id } = await given()
  await world.perform(tellIntent, chief, { id, act: 'withdraw', ...why })
  await world.perform(recordIntentStatement, chief, { id, no: 1, statement: '请求不予撤销' })
  await world.deliverNews()
  const [seal] = (await world.show(sealList, chief, {})).rows
  await world.perform(suspendSeal, chief, { id: seal!.id, reason: '印章遗失，正在查找' })
  await assert.rejects(world.perform(withdrawLicence, chief, { id, ...because }), refused('documents.seal-suspended'))
})
