import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { casePage, givenCase, givenFile, withdrawCase } from '#modules/cases/testing.ts'
import { type GivenCitizen, givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { addHall } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { askForHelp } from './actions/ask-for-help.ts'
import { confirmHelp } from './actions/confirm-help.ts'
import { endRequest } from './actions/end-request.ts'
import { handOverRequest } from './actions/hand-over-request.ts'
import { linkCase } from './actions/link-case.ts'
import { recordRequest } from './actions/record-request.ts'
import { refuseHelp } from './actions/refuse-help.ts'
import { takeRequest } from './actions/take-request.ts'
import { withdrawRequest } from './actions/withdraw-request.ts'
import { mayHelpWith } from './policy.ts'
import { findRequest } from './store.ts'
import { myRequests, requestList, requestPage } from './views/requests.ts'

let world: World
let hallId: string
let organ: Awaited<ReturnType<typeof givenOrgan>>
let helper: Awaited<ReturnType<typeof givenStaff>>
let colleague: Awaited<ReturnType<typeof givenStaff>>
let elsewhere: Awaited<ReturnType<typeof givenStaff>>
before(async () => {
  world = await openWorld()
  organ = await givenOrgan(world)
  const hall = {
    organId: organ.id,
    regionCode: organ.regionCode,
    name: '云溪区政务服务大厅',
    address: '云桥街道清和路1号',
    hours: '周一至周五 9:00—17:00',
  }
  hallId = (await world.inside((ctx) => addHall(ctx, hall))).id
  helper = await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '沈雨桐' })
  colleague = await givenStaff(world, { roles: ['window-clerk'], organId: organ.id, name: '陆知行' })
  const far = await givenOrgan(world, { name: '青禾县政务服务中心', regionCode: '990123000000' })
  elsewhere = await givenStaff(world, { roles: ['window-clerk'], organId: far.id })
})
after(() => world.close())

const wish = () => ({ hallId, wish: '想开个小饭馆，不会用手机', way: 'phone' as const, phone: '19900000003' })
const asked = async (citizen: GivenCitizen) => world.perform(askForHelp, citizen.actor, wish())
const taken = async (citizen: GivenCitizen) => {
  const { id } = await asked(citizen)
  await world.perform(takeRequest, helper.actor, { id })
  return id
}
const mineOf = async (citizen: GivenCitizen) => (await world.show(myRequests, citizen.actor, {})).rows[0]!
const titles = async (actor: GivenCitizen['actor']) => (await messagesOf(world, actor)).map(({ title }) => title)

test('somebody asks, a clerk takes it on, files with them, they confirm, and it ends with the case', async () => {
  world.moveTo('2026-03-02')
  const citizen = await givenCitizen(world)
  const { id, dueOn } = await asked(citizen)
  assert.equal(dueOn, '2026-03-05')
  const { rows } = await world.show(requestList, helper.actor, {})
  assert.ok(await assertFileIsList(world, requestList, helper.actor, {}))
  assert.deepEqual([rows[0]!.id, rows[0]!.can, rows[0]!.phoneMasked.includes('0000003')], [id, ['take'], false])
  await world.perform(takeRequest, helper.actor, { id })
  await assert.rejects(world.perform(takeRequest, colleague.actor, { id }), { code: 'assistance.act-not-open' })
  assert.equal((await world.show(requestPage, helper.actor, { id })).phone, '19900000003')
  const story = await givenCase(world, { organ, applicant: citizen.actor })
  const link = { id, caseNumber: story.number, kind: 'helped' as const, proof: 'account' as const }
  await world.perform(linkCase, helper.actor, link)
  assert.ok((await titles(citizen.actor)).includes('请确认帮您办的这件事'))
  await world.perform(confirmHelp, citizen.actor, { id })
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.match(page.timeline.at(-1)!.words!, /由工作人员沈雨桐为王静雯帮办；本人用账号确认/)
  await world.perform(withdrawCase, citizen.actor, { caseId: story.caseId, reason: '不办了，以后再说' })
  await world.deliverNews()
  const ended = await mineOf(citizen)
  assert.deepEqual([ended.state, ended.outcome], ['ended', `办件 ${story.number}：已撤回`])
  assert.ok((await titles(citizen.actor)).includes('帮您办的事有结果了'))
})

test('what was not theirs goes back to the helper; a colleague may take it over; it may end without a case', async () => {
  const citizen = await givenCitizen(world)
  const id = await taken(citizen)
  const story = await givenCase(world, { organ, applicant: citizen.actor })
  const link = { id, caseNumber: story.number, kind: 'helped' as const, proof: 'account' as const }
  await world.perform(linkCase, helper.actor, link)
  await world.perform(refuseHelp, citizen.actor, { id, words: '我要办的是小餐饮登记' })
  assert.ok((await titles(helper.actor)).includes('帮办的办件没有得到本人确认'))
  assert.deepEqual([(await mineOf(citizen)).state, (await mineOf(citizen)).caseId], ['taken', undefined])
  await world.perform(handOverRequest, helper.actor, { id, helperId: colleague.staffId })
  await assert.rejects(world.perform(endRequest, helper.actor, { id, outcome: '已经电话说清' }), {
    code: 'assistance.act-not-open',
  })
  await world.perform(endRequest, colleague.actor, { id, outcome: '已经电话说清怎么办，本人自己提交' })
  assert.equal((await mineOf(citizen)).outcome, '已经电话说清怎么办，本人自己提交')
  const again = (await asked(citizen)).id
  await world.perform(withdrawRequest, citizen.actor, { id: again })
  await assert.rejects(world.perform(takeRequest, helper.actor, { id: again }), { code: 'assistance.act-not-open' })
})

test('a case is linked only for whoever asked, with a signature or a scan, and acting takes a mandate', async () => {
  const citizen = await givenCitizen(world)
  const other = await givenCitizen(world, { name: '陈雨欣' })
  const story = await givenCase(world, { organ, applicant: citizen.actor })
  const foreign = await givenCase(world, { organ, applicant: other.actor })
  const call = { ...wish(), askedVia: 'phone' as const, name: '王静雯', idNumber: citizen.idNumber }
  const { id } = await world.perform(recordRequest, helper.actor, call)
  await world.perform(takeRequest, helper.actor, { id })
  const link = { id, caseNumber: story.number, kind: 'acted' as const, proof: 'scan' as const }
  const refusals = [
    [{ ...link, caseNumber: foreign.number }, 'assistance.case-not-theirs'],
    [{ ...link, proof: 'account' as const }, 'assistance.no-account'],
    [link, 'assistance.mandate-missing'],
    [{ ...link, kind: 'helped' as const }, 'assistance.proof-missing'],
    [{ ...link, kind: 'helped' as const, proof: 'screen' as const }, 'assistance.proof-missing'],
  ] as const
  for (const [input, code] of refusals) await assert.rejects(world.perform(linkCase, helper.actor, input), { code })
  const [scan, mandate] = [await givenFile(world, helper.actor), await givenFile(world, helper.actor)]
  await world.perform(linkCase, helper.actor, { ...link, scans: [scan], mandateScans: [mandate] })
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.match(page.timeline.at(-1)!.words!, /代办，凭本人的授权委托书；本人签字的扫描件/)
  const { id: second } = await world.perform(recordRequest, helper.actor, call)
  await world.perform(takeRequest, helper.actor, { id: second })
  await assert.rejects(
    world.perform(linkCase, helper.actor, { ...link, id: second, scans: [scan], mandateScans: [mandate] }),
    { code: 'assistance.already-helped' },
  )
})

test('nobody of another place sees or takes it, no stranger confirms, and at the door one leaves an address', async () => {
  const citizen = await givenCitizen(world)
  const { id } = await asked(citizen)
  const row = (await world.inside((ctx) => findRequest(ctx, id)))!
  for (const { actor } of [helper, colleague, elsewhere]) {
    const { rows } = await world.show(requestList, actor, { limit: 100 })
    assert.equal(
      rows.some((one) => one.id === id),
      mayHelpWith({ actor }, row),
    )
  }
  await assert.rejects(world.perform(takeRequest, elsewhere.actor, { id }), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(requestPage, elsewhere.actor, { id }), { code: 'kernel.not-found' })
  await assert.rejects(
    world.perform(recordRequest, elsewhere.actor, { ...wish(), askedVia: 'phone', name: '王静雯' }),
    { code: 'kernel.not-yours' },
  )
  const stranger = await givenCitizen(world)
  for (const act of [confirmHelp, withdrawRequest])
    await assert.rejects(world.perform(act, stranger.actor, { id }), { code: 'kernel.not-yours' })
  assert.deepEqual((await world.show(myRequests, stranger.actor, {})).rows, [])
  await assert.rejects(world.perform(askForHelp, stranger.actor, { ...wish(), way: 'home' }), {
    code: 'assistance.address-needed',
  })
  await asked(citizen)
  await asked(citizen)
  await assert.rejects(asked(citizen), { code: 'assistance.too-many' })
})
