import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { givenCitizen } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from '../actions/accept-case.ts'
import { extendCase } from '../actions/extend-case.ts'
import { previewActLetter } from '../actions/preview-act-letter.ts'
import { acceptedCase, examinedCase, givenCase, headOf } from '../testing.ts'
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
  const { letter } = await world.perform(previewActLetter, story.approver, {
    caseId: story.caseId,
    act: 'accept',
    input: {},
  })
  assert.deepEqual([letter.title, letter.number], ['受理通知书', '待编号'])
  assert.deepEqual(await untouched(story.caseId), earlier)

  const told = await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  const [, month, day] = told.promisedDue.split('-').map(Number)
  assert.ok(JSON.stringify(letter.body).includes(`${month}月${day}日`))
})

test('each act that sends a letter shows it first', async () => {
  const filed = await givenCase(world)
  const [material] = filed.item.content.materials
  const shown = async (
    { caseId, approver }: typeof filed,
    act: 'ask-correction' | 'refuse-acceptance' | 'begin-procedure' | 'grant' | 'deny' | 'terminate',
    input: Record<string, unknown>,
  ) => JSON.stringify((await world.perform(previewActLetter, approver, { caseId, act, input })).letter)
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

test('an extension shows the new date, to the head who may extend and to nobody else', async () => {
  const story = await acceptedCase(world)
  const head = await headOf(world, story)
  const asked = { caseId: story.caseId, act: 'extend', input: { reason: '需要核查的情况复杂' } } as const
  const { letter } = await world.perform(previewActLetter, head, asked)
  assert.match(JSON.stringify(letter.body), /第四十二条第一款.*需要核查的情况复杂.*延长 10 天/)
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
