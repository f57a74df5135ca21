/** Hearings, interested parties and site checks (行政许可法 art. 34(3), 36, 46 to 48). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { runJob } from '#kernel/job.ts'
import type { Problem } from '#kernel/problem.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { sealUses } from '#modules/documents/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { ensureOrgan } from '#modules/organs/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { callHearing } from './actions/call-hearing.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { prolongProcedure } from './actions/prolong-procedure.ts'
import { receiveHearingRequest } from './actions/receive-hearing-request.ts'
import { recordHearing } from './actions/record-hearing.ts'
import { recordSiteCheck } from './actions/record-site-check.ts'
import { recordStatement } from './actions/record-statement.ts'
import { requestHearing } from './actions/request-hearing.ts'
import { stateViews } from './actions/state-views.ts'
import { tellHearingRight } from './actions/tell-hearing-right.ts'
import { tellParty } from './actions/tell-party.ts'
import { sweepHearings } from './jobs.ts'
import { workingDaysFrom } from './rules/clock.ts'
import { earliestHearing, hearingDay } from './rules/hearing.ts'
import { acceptedCase, beginProcedure, type CaseStory, examinedCase, givenFile, headOf } from './testing.ts'
import { materialContent } from './views/case-files.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const mine = ({ applicant, caseId }: CaseStory) => world.show(myCase, applicant, { caseId })
const tell = (story: CaseStory) =>
  world.perform(tellHearingRight, story.approver, { caseId: story.caseId, reason: '排烟影响楼上住户' })
const notice = {
  hearingOn: '2026-03-20',
  time: '09:30',
  place: '示范市政务中心三楼会议室',
  hostName: '郑法',
  hostPost: '法规科科长',
}
const record = {
  heldOn: '2026-03-20',
  record: '申请人承诺加装油烟净化设备，住户没有异议',
  attendees: [
    { name: '王静雯', role: '申请人', signed: true },
    { name: '李四', role: '利害关系人', signed: false, note: '中途离席' },
  ],
}

test('a hearing is told, asked for, called and held; the clock stands still, and the decision rests on the record', async () => {
  const story = await acceptedCase(world, { filed: '2026-03-02' })
  const { caseId, approver, applicant } = story
  const { no } = await world.perform(tellParty, approver, {
    caseId,
    name: '李四',
    interest: '经营场所楼上的住户',
    contact: '19900000002',
  })
  await world.perform(recordStatement, approver, { caseId, partyNo: no, words: '担心油烟' })
  const told = await tell(story)
  assert.equal(told.requestBy, '2026-03-09')
  assert.ok(!told.can.includes('deny'))
  world.moveTo('2026-03-05')
  const asked = await world.perform(requestHearing, applicant, { caseId, reason: '希望当面说明' })
  assert.equal(asked.holdBy, '2026-04-02')
  const called = await world.perform(callHearing, approver, { caseId, ...notice })
  assert.equal(called.status, 'suspended')
  await assert.rejects(world.perform(recordHearing, approver, { caseId, ...record }), refused('cases.hearing-not-yet'))
  world.moveTo('2026-03-20')
  const held = await world.perform(recordHearing, approver, { caseId, ...record })
  // Twenty working days end on 30 March; eleven stood still, and 清明 (6 April) lies between.
  assert.deepEqual([held.status, held.statutoryDue], ['accepted', '2026-04-15'])
  const page = await mine(story)
  assert.deepEqual([page.hearing?.state, page.hearing?.record], ['held', record.record])
  assert.deepEqual(
    page.clock.parts.map((part) => [part.title, part.from, part.due, part.doneOn]),
    [
      ['要求听证', '2026-03-02', '2026-03-09', '2026-03-05'],
      ['组织听证', '2026-03-05', '2026-04-02', '2026-03-20'],
      ['听证前的通知', '2026-03-05', '2026-03-16', '2026-03-20'],
    ],
  )
  assert.ok(page.clock.parts.every((part) => part.article.startsWith('《行政许可法》第四十')))
  await world.perform(examineCase, approver, { caseId, recommends: 'grant', opinion: '听证没有异议' })
  await world.perform(grantCase, approver, { caseId })
  await world.deliverNews()
  const titles = (await mine(story)).letters.map((one) => one.title)
  for (const title of ['行政许可听证告知书', '行政许可听证通知书', '特别程序告知书', '准予行政许可决定书'])
    assert.equal(titles.filter((one) => one === title).length, 1, title)
  assert.ok(!titles.includes('告知利害关系人通知书'), 'a letter to a third person is not the applicant’s')
})

test('while somebody may still ask for a hearing nothing is decided, and five silent days later it may be', async () => {
  const story = await examinedCase(world, { filed: '2026-04-01' })
  const { caseId, approver, applicant } = story
  await tell(story)
  await assert.rejects(world.perform(grantCase, approver, { caseId }), refused('cases.act-not-open'))
  world.moveTo('2026-04-09')
  await runJob(world.app, sweepHearings)
  assert.equal((await mine(story)).hearing?.state, 'told', 'the last day is still in time')
  world.moveTo('2026-04-10')
  const late = world.perform(requestHearing, applicant, { caseId, reason: '希望当面说明' })
  await assert.rejects(late, refused('cases.hearing-request-late'))
  await Promise.all([runJob(world.app, sweepHearings), runJob(world.app, sweepHearings)])
  await runJob(world.app, sweepHearings)
  const page = await mine(story)
  assert.equal(page.timeline.filter((one) => one.act === 'lapse-hearing').length, 1)
  assert.equal((await world.perform(grantCase, approver, { caseId })).status, 'granted')
})

test('a hearing on request keeps seven days of notice and twenty to be held, under a host who did not examine', async () => {
  const story = await examinedCase(world, { filed: '2026-05-11' })
  const { caseId, approver } = story
  await tell(story)
  await world.perform(receiveHearingRequest, approver, { caseId, by: '李四', reason: '影响采光' })
  const call = (change: Partial<typeof notice>) =>
    world.perform(callHearing, approver, { caseId, ...notice, hearingOn: '2026-05-28', ...change })
  await assert.rejects(call({ hearingOn: '2026-05-19' }), refused('cases.hearing-too-soon'))
  await assert.rejects(call({ hearingOn: '2026-07-01' }), refused('cases.hearing-too-late'))
  await assert.rejects(call({ hostName: approver.name }), refused('cases.host-examined'))
  assert.equal((await call({})).status, 'suspended')
  assert.equal((await mine(story)).hearing?.requestedBy, '李四')
})

test('a hearing that nobody asked for is announced', async () => {
  const { caseId, approver } = await acceptedCase(world, { filed: '2026-06-01' })
  const input = { caseId, ...notice, hearingOn: '2026-06-30' }
  await assert.rejects(world.perform(callHearing, approver, input), refused('cases.not-announced'))
  const announced = { ...input, announcement: '示范市市场监督管理局定于六月三十日就该事项公开听证' }
  assert.equal((await world.perform(callHearing, approver, announced)).status, 'suspended')
})

test('what the applicant and others have to say is on record; what a third person said is not shown to the applicant', async () => {
  const story = await acceptedCase(world)
  const { caseId, approver, applicant } = story
  await world.perform(stateViews, applicant, { caseId, words: '设备已经更换，有检测报告' })
  const { no } = await world.perform(tellParty, approver, {
    caseId,
    name: '李四',
    interest: '邻居',
    contact: '19900000002',
  })
  await world.perform(recordStatement, approver, { caseId, partyNo: no, words: '夜间噪声大' })
  await world.perform(recordStatement, approver, { caseId, words: '来电补充意见' })
  const unknown = world.perform(recordStatement, approver, { caseId, partyNo: 9, words: '没有登记' })
  await assert.rejects(unknown, refused('cases.party-unknown'))
  const page = await world.show(casePage, approver, { caseId })
  assert.deepEqual(
    page.parties.map((one) => [one.name, one.contact, one.statement]),
    [['李四', '19900000002', '夜间噪声大']],
  )
  const own = JSON.stringify(await mine(story))
  assert.ok(own.includes('设备已经更换') && own.includes('来电补充意见') && !own.includes('夜间噪声大'))
  await world.deliverNews()
  const letters = (await world.show(casePage, approver, { caseId })).letters.map((one) => one.title)
  assert.ok(letters.includes('告知利害关系人通知书'))
})

test('where the item wants a site check, two officers must have been there before the decision', async () => {
  const siteCheck = { basis: '《食品经营许可和备案管理办法》第二十条' }
  const story = await examinedCase(world, { content: { siteCheck }, filed: '2026-07-01' })
  const { caseId, approver } = story
  await assert.rejects(world.perform(grantCase, approver, { caseId }), refused('cases.act-not-open'))
  const photo = await givenFile(world, approver, '现场照片.pdf')
  const check = {
    caseId,
    officers: [
      { name: '周明', post: '核查员' },
      { name: '吴越', post: '核查员' },
    ],
    checkedOn: '2026-07-01',
    place: '云溪区云桥路 18 号',
    findings: '布局与图纸一致',
    passed: true,
    documentIds: [photo],
  }
  const alone = { ...check, officers: check.officers.slice(0, 1) }
  await assert.rejects(world.perform(recordSiteCheck, approver, alone), refused('kernel.invalid-input'))
  const twice = { ...check, officers: [check.officers[0]!, check.officers[0]!] }
  await assert.rejects(world.perform(recordSiteCheck, approver, twice), refused('kernel.invalid-input'))
  const early = { ...check, checkedOn: '2026-06-30' }
  await assert.rejects(world.perform(recordSiteCheck, approver, early), refused('cases.check-not-yet'))
  await world.perform(recordSiteCheck, approver, check)
  const [shown] = (await mine(story)).siteChecks
  assert.deepEqual([shown?.officers.length, shown?.findings, shown?.passed], [2, '布局与图纸一致', true])
  const file = await world.show(materialContent, story.applicant, { caseId, documentId: photo })
  assert.equal(file.name, '现场照片.pdf')
  assert.equal((await world.perform(grantCase, approver, { caseId })).status, 'granted')
})

test('a special procedure that needs longer is told anew in writing, and both dates move with it', async () => {
  const story = await acceptedCase(world, { filed: '2026-08-03' })
  const { caseId, approver } = story
  const review = { kind: 'expert-review' as const, reason: '涉及新工艺', basis: '《示范条例》第九条', days: 5 }
  const begun = await world.perform(beginProcedure, approver, { caseId, ...review })
  assert.equal(begun.plannedTo, '2026-08-10')
  const longer = await world.perform(prolongProcedure, approver, { caseId, reason: '专家要求补充试验', days: 3 })
  assert.deepEqual([longer.status, longer.plannedTo], ['suspended', '2026-08-13'])
  assert.deepEqual([begun.promisedDue < longer.promisedDue, begun.statutoryDue < longer.statutoryDue], [true, true])
  const page = await mine(story)
  assert.match(page.clock.lines.at(-1)!.why, /告知需要 5 个工作日.*又告知延长 3 个工作日：专家要求补充试验/)
  await world.perform(prolongProcedure, approver, { caseId, reason: '试验还没有结果', days: 2 })
  await world.deliverNews()
  const told = (await mine(story)).letters.filter((one) => one.title === '特别程序延长告知书')
  assert.equal(told.length, 2, 'each prolongation has its letter')
})

test('the call of a hearing after another special procedure is logged at the seal for who called it', async () => {
  const organ = await world.inside((ctx) =>
    ensureOrgan(ctx, { name: '示范印章局', regionCode: '990102000000', level: '4' }),
  )
  const story = await acceptedCase(world, { filed: '2026-03-02', organ })
  const { caseId, approver } = story
  const review = { kind: 'expert-review' as const, reason: '涉及新工艺', basis: '《示范条例》第九条', days: 5 }
  await world.perform(beginProcedure, approver, { caseId, ...review })
  await world.perform(endProcedure, approver, { caseId, result: '专家组一致同意' })
  await world.perform(callHearing, approver, { caseId, ...notice, announcement: '涉及公共利益，依法公告听证' })
  await world.deliverNews()
  const { rows } = await world.show(sealUses, await headOf(world, story), {})
  const calls = rows.filter(({ act }) => act === '通知举行听证')
  assert.deepEqual(
    calls.map(({ by }) => by),
    calls.map(() => approver.name),
  )
  assert.ok(calls.length > 0, rows.map(({ act, by }) => `${act} ${by}`).join())
})

test('the days of a hearing hold for every calendar: seven working days of notice, and never later for the body’s delay', async () => {
  const calendar = await world.inside((ctx) => loadCalendar(ctx))
  const day = fc.integer({ min: 0, max: 200 }).map((n) => new Date(Date.UTC(2026, 0, 5 + n)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, day, (noticeOn, on, latest) => {
      const verdict = hearingDay(calendar, on, noticeOn, latest)
      const early = workingDaysFrom(calendar, noticeOn, on) < 7
      assert.equal(verdict === 'too-soon', early)
      if (verdict === 'too-late') assert.ok(earliestHearing(calendar, noticeOn) <= latest && on > latest)
    }),
  )
})

test('no stranger touches a hearing', async () => {
  const story = await acceptedCase(world)
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  const input = { caseId: story.caseId, reason: '与他人有重大利益关系' }
  await assert.rejects(world.perform(tellHearingRight, clerk, input), refused('kernel.not-permitted'))
  const other = await acceptedCase(world)
  await world.perform(tellHearingRight, story.approver, input)
  await assert.rejects(world.perform(requestHearing, other.applicant, input), refused('kernel.not-yours'))
})
