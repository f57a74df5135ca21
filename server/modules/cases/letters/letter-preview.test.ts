import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { givenCitizen } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from '../actions/accept-case.ts'
import { extendCase } from '../actions/extend-case.ts'
import { tellParty } from '../actions/tell-party.ts'
import { beginProcedure } from '../actions/begin-procedure.ts'
import { previewActLetter } from '../actions/preview-act-letter.ts'
import type { PreviewedAct } from '../contract-letters.ts'
import { acceptedCase, type CaseStory, examinedCase, givenCase, grantedCase, headOf, instantly } from '../testing.ts'
import { casePage } from '../views/case-page.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const untouched = (caseId: string) =>
  world
    .inside((ctx) =>
      sql`select c.status, c.events, c.updated_at,
                 (select count(*)::int from kernel.outbox) as news,
                 (select count(*)::int from cases.letter where case_id = ${caseId}) as letters,
                 (select coalesce(sum(last), 0)::int from documents.number_counter) as numbers
          from cases.case_file c where c.id = ${caseId}`.execute(ctx.db),
    )
    .then(({ rows }) => rows)

test('the letter of an acceptance is seen before it, with the dates it will tell and without a number; nothing stays', async () => {
  const story = await givenCase(world)
  await world.deliverNews()
  const earlier = await untouched(story.caseId)
  const {
    letters: [letter],
  } = await world.perform(previewActLetter, story.approver, {
    caseId: story.caseId,
    act: 'accept',
    input: {},
  })
  assert.deepEqual([letter?.title, letter?.number], ['受理通知书', '待编号'])
  assert.deepEqual(await untouched(story.caseId), earlier)

  const told = await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  const [, month, day] = told.promisedDue.split('-').map(Number)
  assert.ok(JSON.stringify(letter?.body).includes(`${month}月${day}日`))
})

test('each act that sends a letter shows it first', async () => {
  const filed = await givenCase(world)
  const [material] = filed.item.content.materials
  const shown = async ({ caseId, approver }: typeof filed, act: PreviewedAct, input: Record<string, unknown>) =>
    JSON.stringify((await world.perform(previewActLetter, approver, { caseId, act, input })).letters)
  const items = [{ kind: 'material', key: material!.key, problem: '影像不清' }]
  assert.match(await shown(filed, 'ask-correction', { items }), /补正告知书.*影像不清/)
  const refusal = { ground: 'not-competent', reason: '经营地不在本区', rightBody: '青禾县市场监督管理局' }
  assert.match(
    await shown(filed, 'refuse-acceptance', refusal),
    /不予受理决定书.*经营地不在本区.*请向青禾县市场监督管理局/,
  )
  const accepted = await acceptedCase(world)
  const procedure = { kind: 'expert-review', reason: '涉及新工艺', basis: '《示范条例》第九条', days: 10 }
  assert.match(await shown(accepted, 'begin-procedure', procedure), /特别程序告知书.*涉及新工艺.*10 个工作日/)
  const ending = { ground: 'impossible', reason: '场所已经灭失', basis: '《示范条例》第二十条' }
  assert.match(await shown(accepted, 'terminate', ending), /终止办理决定书.*场所已经灭失.*六十日/)
  const examined = await examinedCase(world)
  assert.match(await shown(examined, 'grant', { opinion: '符合条件' }), /准予.*决定书.*审查意见：符合条件/)
  assert.match(
    await shown(examined, 'deny', { reason: '面积不符', basis: '条件第一项' }),
    /不予.*决定书.*面积不符.*条件第一项/,
  )
})

test('a hearing shows all its letters, addressed to everybody concerned; a party sees their own', async () => {
  const story = await acceptedCase(world)
  const look = async (act: PreviewedAct, input: Record<string, unknown>) =>
    (await world.perform(previewActLetter, story.approver, { caseId: story.caseId, act, input })).letters
  const party = { name: '云溪楼上住户', contact: '云溪路8号二楼', interest: '排烟影响居住' }
  const [toParty] = await look('tell-party', party)
  assert.deepEqual([toParty?.title, toParty?.addressee], ['告知利害关系人通知书', '云溪楼上住户'])
  await world.perform(tellParty, story.approver, { caseId: story.caseId, ...party })

  const [right] = await look('tell-hearing-right', { reason: '排烟影响楼上住户' })
  assert.match(JSON.stringify(right), /行政许可听证告知书.*、云溪楼上住户.*排烟影响楼上住户.*3月9日前/)
  const called = await look('call-hearing', {
    hearingOn: '2026-03-20',
    time: '09:30',
    place: '示范区会议室',
    hostName: '严正',
    hostPost: '法制科科长',
    announcement: '听证公告',
  })
  assert.deepEqual(
    called.map((one) => one.title),
    ['特别程序告知书', '行政许可听证通知书'],
  )
  assert.match(JSON.stringify(called[1]), /示范区会议室.*法制科科长 严正.*听证公告/)
})

test('prolonging, deciding on the spot and handing over show their letters', async () => {
  const shown = async ({ caseId, approver }: CaseStory, act: PreviewedAct, input: Record<string, unknown>) =>
    (await world.perform(previewActLetter, approver, { caseId, act, input })).letters
  const slow = await acceptedCase(world)
  const procedure = { kind: 'expert-review', reason: '涉及新工艺', basis: '《示范条例》第九条', days: 10 } as const
  await world.perform(beginProcedure, slow.approver, { caseId: slow.caseId, ...procedure })
  const [prolonged] = await shown(slow, 'prolong-procedure', { reason: '专家还要到现场', days: 5 })
  assert.match(JSON.stringify(prolonged), /特别程序延长告知书.*专家还要到现场.*5 个工作日/)

  const quick = await givenCase(world, { content: instantly })
  const atOnce = await shown(quick, 'decide-on-the-spot', {})
  assert.deepEqual(
    atOnce.map((one) => one.title.replace(/行政许可|办理/, '')),
    ['受理通知书', '准予决定书'],
  )
  const granted = await grantedCase(world)
  const [receipt] = await shown(granted, 'deliver', { channel: 'counter', receivedBy: '王静雯' })
  assert.match(JSON.stringify(receipt), /送达回证.*窗口直接送达.*王静雯/)
})

test('an extension shows the new date, to the head who may extend and to nobody else', async () => {
  const story = await acceptedCase(world)
  const head = await headOf(world, story)
  const asked = { caseId: story.caseId, act: 'extend', input: { reason: '需要核查的情况复杂' } } as const
  const {
    letters: [letter],
  } = await world.perform(previewActLetter, head, asked)
  assert.match(JSON.stringify(letter?.body), /第四十二条第一款.*需要核查的情况复杂.*延长 10 天/)
  await assert.rejects(world.perform(previewActLetter, story.approver, asked), { code: 'kernel.not-permitted' })
  const { status } = await world.perform(extendCase, head, { caseId: story.caseId, reason: '需要核查的情况复杂' })
  assert.equal(status, 'accepted')
})

test('what the act would refuse is refused when its letter is asked for, and the case is still whole', async () => {
  const story = await acceptedCase(world)
  const asked = { caseId: story.caseId, act: 'accept', input: {} } as const
  await assert.rejects(world.perform(previewActLetter, story.approver, asked), { code: 'cases.act-not-open' })
  const wrong = { caseId: story.caseId, act: 'terminate', input: { reason: '' } } as const
  await assert.rejects(world.perform(previewActLetter, story.approver, wrong), { code: 'kernel.invalid-input' })
  const stranger = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(previewActLetter, stranger, asked), { code: 'kernel.not-permitted' })
  assert.equal((await world.show(casePage, story.approver, { caseId: story.caseId })).status, 'accepted')
})
