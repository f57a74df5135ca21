import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { stranger, systemActor } from '#kernel/actor.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { deemAccepted } from './actions/deem-accepted.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { explainDelay } from './actions/explain-delay.ts'
import { extendCase } from './actions/extend-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { noteOverdue } from './actions/note-overdue.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { sweepOverdue } from './delay-doors.ts'
import { countFilings, sweepSilence } from './jobs.ts'
import { acceptedCase, type CaseStory, correctingCase, givenCase, headOf } from './testing.ts'
import { myCase } from './views/my-case.ts'
import { progress } from './views/progress.ts'
import { casePage } from './views/case-page.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

test('a case whose correction was not asked for within five working days counts as accepted from the day of receipt', async () => {
  const story = await givenCase(world, { filed: '2026-02-10' })
  world.moveTo('2026-02-24', 23)
  await world.runJob(sweepSilence)
  assert.equal((await world.show(casePage, story.approver, { caseId: story.caseId })).status, 'filed')
  world.moveTo('2026-02-25', 1)
  await world.runJob(sweepSilence)
  await world.runJob(sweepSilence)
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.status, page.acceptedOn, page.deemed], ['accepted', '2026-02-10', true])
  assert.equal(page.clock.statutory?.due, '2026-03-16')
  assert.deepEqual(
    page.timeline.map((entry) => [entry.act, entry.by.slice(0, 3)]),
    [
      ['file', '申请人'],
      ['deem-accepted', '系统'],
    ],
  )
  assert.deepEqual(
    page.clock.lines.map((line) => [line.phase, line.from, line.to]),
    [
      ['intake', '2026-02-10', '2026-02-24'],
      ['handling', '2026-02-10', undefined],
    ],
  )
})

test('after five silent days neither a correction nor a refusal is possible, and acceptance counts from receipt', async () => {
  const story = await givenCase(world, { filed: '2026-03-02' })
  world.moveTo('2026-03-10')
  const items = [{ kind: 'material' as const, key: 'premises', problem: '影像不清' }]
  await assert.rejects(
    world.perform(askCorrection, story.approver, { caseId: story.caseId, items }),
    refused('cases.deemed-accepted'),
  )
  await assert.rejects(
    world.perform(refuseAcceptance, story.approver, {
      caseId: story.caseId,
      ground: 'not-needed',
      reason: '依法不需要办理',
    }),
    refused('cases.deemed-accepted'),
  )
  assert.equal((await world.perform(acceptCase, story.approver, { caseId: story.caseId })).acceptedOn, '2026-03-02')
})

test('a case that waits for its applicant is never swept', async () => {
  const story = await correctingCase(world, { filed: '2026-03-16' })
  world.moveTo('2026-04-30')
  await world.runJob(sweepSilence)
  assert.equal((await world.show(casePage, story.approver, { caseId: story.caseId })).status, 'correcting')
})

test('before the fifth day has passed the law deems nothing', async () => {
  const story = await givenCase(world, { filed: '2026-05-11' })
  await assert.rejects(
    world.inside((ctx) => world.perform(deemAccepted, ctx.actor, { caseId: story.caseId })),
    refused('cases.not-yet-deemed'),
  )
})

const inTime = { promised: { days: 10, unit: 'working-day', explanation: '公开承诺' } } as const
const lateness = async ({ applicant, caseId }: CaseStory) =>
  (await world.show(myCase, applicant, { caseId })).delays.map(({ clock, dueOn, notedOn, over }) => [
    clock,
    dueOn,
    notedOn,
    over,
  ])
const titlesTo = async (who: CaseStory['applicant'], start: string) =>
  (await messagesOf(world, who)).filter(({ title }) => title.startsWith(start)).length

test('a day that passed is noted once for each clock, with its article, and holder, head and applicant are told', async () => {
  const organ = await givenOrgan(world, { name: '青禾县水利局' })
  const story = await acceptedCase(world, { filed: '2026-03-02', content: inTime, organ })
  const { caseId, applicant, approver } = story
  const head = await headOf(world, story)
  world.moveTo('2026-03-16')
  await world.runJob(sweepOverdue)
  assert.deepEqual(await lateness(story), [])
  world.moveTo('2026-03-17')
  await world.runJob(sweepOverdue)
  await world.runJob(sweepOverdue)
  assert.deepEqual(await lateness(story), [['promised', '2026-03-16', '2026-03-17', false]])
  world.moveTo('2026-03-31')
  await world.runJob(sweepOverdue)
  await world.deliverNews()
  assert.deepEqual(
    (await lateness(story)).map(([clock, dueOn]) => [clock, dueOn]),
    [
      ['promised', '2026-03-16'],
      ['statutory', '2026-03-30'],
    ],
  )
  const { timeline } = await world.show(myCase, applicant, { caseId })
  assert.deepEqual(
    timeline.slice(-2).map(({ by, article, words }) => [by, article, words]),
    [
      ['系统', '《优化营商环境条例》第三十六条第二款', '承诺时限2026年3月16日已经届满，还没有作出决定'],
      ['系统', '《行政许可法》第四十二条', '法定时限2026年3月30日已经届满，还没有作出决定'],
    ],
  )
  for (const who of [approver, head]) assert.equal(await titlesTo(who, '已经超期'), 2)
  assert.equal(await titlesTo(applicant, '办件超过了期限'), 2)
  await assert.rejects(world.perform(noteOverdue, head, { caseId, clock: 'promised' }), refused('kernel.not-permitted'))
  const again = await world.perform(noteOverdue, systemActor('test'), { caseId, clock: 'promised' })
  assert.equal(again.noted, false)
  await world.perform(examineCase, approver, { caseId, recommends: 'grant', opinion: '符合条件' })
  await world.perform(grantCase, approver, { caseId })
  assert.ok((await lateness(story)).every(([, , , over]) => over))
  world.moveTo('2026-04-16')
  await world.runJob(sweepOverdue)
  assert.deepEqual((await lateness(story)).at(-1), ['delivery', '2026-04-15', '2026-04-16', false])
})

test('a late case that stood still and went on is not noted again; one that got a later day and missed it is', async () => {
  const stopped = await acceptedCase(world, { filed: '2026-03-02', content: inTime })
  const extended = await acceptedCase(world, { item: stopped.item, organ: stopped.organ, approver: stopped.approver })
  world.moveTo('2026-03-17')
  await world.runJob(sweepOverdue)
  const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 3 } as const
  await world.perform(beginProcedure, stopped.approver, { caseId: stopped.caseId, ...review })
  await world.perform(extendCase, await headOf(world, extended), { caseId: extended.caseId, reason: '案情复杂' })
  assert.deepEqual(await lateness(stopped), [['promised', '2026-03-16', '2026-03-17', false]])
  assert.deepEqual(await lateness(extended), [['promised', '2026-03-16', '2026-03-17', true]])
  world.moveTo('2026-03-23')
  await world.runJob(sweepOverdue)
  assert.deepEqual((await lateness(stopped)).slice(1), [['special', '2026-03-20', '2026-03-23', false]])
  await world.perform(endProcedure, stopped.approver, { caseId: stopped.caseId, result: '专家组一致同意' })
  world.moveTo('2026-03-24')
  await world.runJob(sweepOverdue)
  assert.deepEqual(
    (await lateness(stopped)).map(([clock, , , over]) => [clock, over]),
    [
      ['promised', false],
      ['special', true],
    ],
  )
  world.moveTo('2026-03-31')
  await world.runJob(sweepOverdue)
  assert.deepEqual((await lateness(extended)).slice(1), [['promised', '2026-03-30', '2026-03-31', false]])
})

test('the body says in public why it is late and until when; nobody else does, and not before it is', async () => {
  const story = await acceptedCase(world, { filed: '2026-03-02', content: inTime })
  const { caseId, approver, applicant, number, queryCode } = story
  const said = { caseId, reason: '现场核查人员不足，正在协调', expectedOn: '2026-03-20' }
  await assert.rejects(world.perform(explainDelay, approver, said), refused('cases.not-late'))
  world.moveTo('2026-03-17')
  await world.runJob(sweepOverdue)
  assert.equal((await world.show(casePage, approver, { caseId })).mayExplainDelay, true)
  await assert.rejects(world.perform(explainDelay, applicant, said), refused('kernel.not-permitted'))
  const elsewhere = await givenOrgan(world, { name: '临江县卫生健康局', regionCode: '990124000000' })
  const outsider = (await givenStaff(world, { roles: ['approver'], organId: elsewhere.id })).actor
  await assert.rejects(world.perform(explainDelay, outsider, said), refused('kernel.not-yours'))
  await assert.rejects(
    world.perform(explainDelay, approver, { ...said, expectedOn: '2026-03-16' }),
    refused('cases.expected-passed'),
  )
  await world.perform(explainDelay, approver, said)
  await world.perform(explainDelay, approver, { ...said, expectedOn: '2026-03-24' })
  await world.deliverNews()
  const page = await world.show(myCase, applicant, { caseId })
  const seen = await world.show(progress, stranger, { number, code: queryCode })
  for (const { delays } of [page, seen])
    assert.deepEqual(
      delays.map(({ explanation }) => [explanation?.reason, explanation?.expectedOn]),
      [[said.reason, '2026-03-24']],
    )
  assert.equal(page.timeline.filter(({ title }) => title === '说明超期的理由').length, 2)
  assert.match(page.timeline.at(-1)!.words ?? '', /预计2026年3月24日前办完/)
  assert.equal(await titlesTo(applicant, '办理单位说明了超期的理由'), 2)
})

test('a date beyond the published calendar is provisional and deems nothing', async () => {
  const story = await givenCase(world, { filed: '2026-12-29' })
  world.moveTo('2027-01-20')
  await world.runJob(sweepSilence)
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual([page.status, page.clock.provisional], ['filed', true])
  const { rows } = await world.inside((ctx) =>
    sql`select from kernel.audit where act = 'cases.deem-accepted' and subject = ${story.caseId}`.execute(ctx.db),
  )
  assert.equal(rows.length, 0)
})

test('publishing the year counts provisional dates again and leaves the others alone', async () => {
  const waiting = await givenCase(world, { filed: '2026-12-28' })
  const inHand = await acceptedCase(world, { filed: '2026-12-28' })
  const sure = await givenCase(world, { filed: '2026-12-02' })
  const dueOf = async (story: CaseStory) => {
    const { clock } = await world.show(casePage, story.approver, { caseId: story.caseId })
    return [clock.dueOn, clock.statutory?.due, clock.provisional]
  }
  assert.deepEqual(await dueOf(waiting), ['2027-01-04', undefined, true])
  assert.deepEqual(await dueOf(inHand), ['2027-01-11', '2027-01-25', true])
  await givenPublishedYear(world, 2027, {
    holidays: ['2027-01-01', '2027-01-04', '2027-01-05'].map((date) => ({ date, name: '元旦' })),
  })
  await world.deliverNews()
  assert.deepEqual(await dueOf(waiting), ['2027-01-07', undefined, false])
  assert.deepEqual(await dueOf(inHand), ['2027-01-14', '2027-01-28', false])
  assert.deepEqual((await dueOf(sure)).slice(0, 1), ['2026-12-09'])
})

test('what people asked for most in the last ninety days stands first among the items', async () => {
  const rare = await givenCase(world, { filed: '2026-06-01', content: { name: '冷门事项' } })
  const wanted = await givenCase(world, { filed: '2026-06-02', content: { name: '热门事项' } })
  await givenCase(world, { item: wanted.item, organ: wanted.organ })
  await world.runJob(countFilings)
  const http = await world.http()
  const names = async () => {
    const page = (await http.inject('/api/items?limit=100')).json() as { rows: { name: string }[] }
    return page.rows.map((row) => row.name).filter((name) => /热门|冷门/.test(name))
  }
  assert.deepEqual(await names(), ['热门事项', '冷门事项'])
  world.moveTo('2026-09-20')
  await givenCase(world, { item: rare.item, organ: rare.organ })
  await world.runJob(countFilings)
  assert.deepEqual(await names(), ['冷门事项', '热门事项'])
})
