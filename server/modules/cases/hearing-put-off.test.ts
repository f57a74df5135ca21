/** Putting a called hearing off: another day, told to all again with seven working days of notice (行政许可法 art. 48(1)(1)). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { callHearing } from './actions/call-hearing.ts'
import { putOffHearing } from './actions/put-off-hearing.ts'
import { recordHearing } from './actions/record-hearing.ts'
import { remindAnswer } from './actions/remind-answer.ts'
import { requestHearing } from './actions/request-hearing.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { tellHearingRight } from './actions/tell-hearing-right.ts'
import { tellParty } from './actions/tell-party.ts'
import { sweepAnswers } from './reminders.ts'
import { acceptedCase, type CaseStory, headOf } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
const notice = { time: '09:30', place: '政务中心三楼', hostName: '郑法', hostPost: '法规科科长' }
const anew = { hearingOn: '2026-04-01', time: '14:30', place: '政务中心五楼', reason: '主持人因病不能主持' }

/** Asked for on 5 March, to be held by 2 April; called for 20 March. */
async function called(change: { organ?: CaseStory['organ'] } = {}): Promise<CaseStory> {
  const story = await acceptedCase(world, { filed: '2026-03-02', ...change })
  const { caseId, approver, applicant } = story
  const party = { name: '李四', interest: '经营场所楼上的住户', contact: '19900000002' }
  await world.perform(tellParty, approver, { caseId, ...party })
  await world.perform(tellHearingRight, approver, { caseId, reason: '排烟影响楼上住户' })
  world.moveTo('2026-03-05')
  await world.perform(requestHearing, applicant, { caseId, reason: '希望当面说明' })
  await world.perform(callHearing, approver, { caseId, ...notice, hearingOn: '2026-03-20' })
  world.moveTo('2026-03-18')
  return story
}

test('a hearing put off is told to all again, the clock stands still until the new day, and it is held then', async () => {
  const story = await called()
  const { caseId, approver } = story
  const before20 = await world.show(myCase, story.applicant, { caseId })
  const moved = await world.perform(putOffHearing, approver, { caseId, ...anew })
  assert.deepEqual([moved.status, moved.hearingOn], ['suspended', '2026-04-01'])
  assert.ok(moved.promisedDue > before20.clock.promised!.due)
  await world.deliverNews()
  const page = await world.show(casePage, approver, { caseId })
  assert.deepEqual(
    [page.hearing!.hearingOn, page.hearing!.place, page.hearing!.putOffReason, page.clock.stopped!.until],
    ['2026-04-01', '政务中心五楼', anew.reason, '2026-04-01'],
  )
  assert.equal(page.letters.filter(({ title }) => title === '行政许可听证改期通知书').length, 1)
  assert.match(page.clock.lines.at(-1)!.why, /由2026年3月20日改在2026年4月1日：主持人因病/)
  const part = page.clock.parts.find(({ title }) => title === '听证前的通知')!
  assert.deepEqual([part.from, part.due, part.doneOn], ['2026-03-18', '2026-03-27', '2026-04-01'])
  const record = { heldOn: '2026-03-20', record: '没有异议', attendees: [{ name: '李四', role: '住户', signed: true }] }
  world.moveTo('2026-04-01')
  await assert.rejects(world.perform(recordHearing, approver, { caseId, ...record }), refused('cases.hearing-not-yet'))
  const held = await world.perform(recordHearing, approver, { caseId, ...record, heldOn: '2026-04-01' })
  assert.equal(held.status, 'accepted')
})

test('the notice is seven working days again, and whoever asked for it still has it within twenty', async () => {
  const { caseId, approver } = await called()
  const to = (hearingOn: string) => world.perform(putOffHearing, approver, { caseId, ...anew, hearingOn })
  await assert.rejects(to('2026-03-26'), refused('cases.hearing-too-soon'))
  await assert.rejects(to('2026-04-03'), refused('cases.hearing-too-late'))
  assert.equal((await to('2026-04-02')).hearingOn, '2026-04-02')
})

test('it is put off as often as the body has settled, once unless it says otherwise', async () => {
  const organ = await givenOrgan(world, { name: '青禾县水利局' })
  const story = await called({ organ })
  const { caseId, approver } = story
  await world.perform(putOffHearing, approver, { caseId, ...anew })
  const again = () => world.perform(putOffHearing, approver, { caseId, ...anew, hearingOn: '2026-04-02' })
  await assert.rejects(again(), refused('cases.put-off-too-often'))
  const rules = { organId: organ.id, deferralMissed: 'terminate', hearingPutOffs: 2 } as const
  await world.perform(settleBodyRules, await headOf(world, story), rules)
  await again()
  await world.deliverNews()
  const { letters } = await world.show(casePage, approver, { caseId })
  assert.equal(letters.filter(({ title }) => title === '行政许可听证改期通知书').length, 2, 'each has its letter')
})

test('only a called hearing is put off, and by nobody else', async () => {
  const story = await called()
  const input = { caseId: story.caseId, ...anew }
  await assert.rejects(world.perform(putOffHearing, story.applicant, input), refused('kernel.not-permitted'))
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  await assert.rejects(world.perform(putOffHearing, clerk, input), refused('kernel.not-permitted'))
  const elsewhere = await givenOrgan(world, { name: '临江县卫生健康局', regionCode: '990124000000' })
  const outsider = (await givenStaff(world, { roles: ['approver'], organId: elsewhere.id })).actor
  await assert.rejects(world.perform(putOffHearing, outsider, input), refused('kernel.not-yours'))
  const plain = await acceptedCase(world)
  await assert.rejects(
    world.perform(putOffHearing, plain.approver, { ...input, caseId: plain.caseId }),
    refused('cases.act-not-open'),
  )
})

test('whatever days are wished for, nobody is told later than seven working days before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 19, max: 31 }), async (day) => {
      const { caseId, approver } = await called()
      const hearingOn = `2026-03-${day}`
      const outcome = await world.perform(putOffHearing, approver, { caseId, ...anew, hearingOn }).then(
        () => 'told',
        ({ code }: Problem) => code,
      )
      assert.equal(outcome, hearingOn < '2026-03-27' ? 'cases.hearing-too-soon' : 'told')
    }),
    { numRuns: 6 },
  )
})

test('two working days before the last one to ask for a hearing its applicant is reminded, once', async () => {
  const story = await acceptedCase(world, { filed: '2026-03-02' })
  const { caseId, approver, applicant } = story
  await world.perform(tellHearingRight, approver, { caseId, reason: '排烟影响楼上住户' })
  const reminders = async () => (await messagesOf(world, applicant)).filter(({ title }) => title === '要求听证快到期了')
  world.moveTo('2026-03-04')
  await world.runJob(sweepAnswers)
  assert.equal((await reminders()).length, 0)
  world.moveTo('2026-03-05')
  for (let again = 0; again < 2; again++) await world.runJob(sweepAnswers)
  world.moveTo('2026-03-06')
  await world.runJob(sweepAnswers)
  const sent = await reminders()
  assert.equal(sent.length, 1)
  assert.match(sent[0]!.body, /最后一天是2026年3月9日/)
  const input = { caseId, what: 'hearing' } as const
  await assert.rejects(world.perform(remindAnswer, approver, input), refused('kernel.not-permitted'))
  assert.equal((await world.perform(remindAnswer, systemActor('test'), input)).reminded, false)
  assert.equal((await world.perform(remindAnswer, systemActor('test'), { ...input, what: 'undoing' })).reminded, false)
})

test('a new holiday moves the days to ask for a hearing and to hold it; a named day stays, and the body is told that it does not fit', async () => {
  const stage = async (filed: string) => {
    const story = await acceptedCase(world, { filed })
    const { caseId, approver } = story
    await world.perform(tellParty, approver, { caseId, name: '李四', interest: '楼上的住户', contact: '19900000002' })
    await world.perform(tellHearingRight, approver, { caseId, reason: '排烟影响楼上住户' })
    return story
  }
  const ask = ({ applicant, caseId }: CaseStory) =>
    world.perform(requestHearing, applicant, { caseId, reason: '希望当面说明' })
  const held = await stage('2026-12-21')
  await ask(held)
  const day = { ...notice, hearingOn: '2027-01-04' }
  await world.perform(callHearing, held.approver, { caseId: held.caseId, ...day })
  const told = await stage('2026-12-28')
  const asked = await stage('2026-12-28')
  await ask(asked)
  const seen = async ({ applicant, caseId }: CaseStory) => world.show(myCase, applicant, { caseId })
  assert.equal((await seen(told)).hearing!.requestBy, '2027-01-04')
  const holidays = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }))
  await givenPublishedYear(world, 2027, { holidays })
  await world.deliverNews()
  const page = await seen(told)
  assert.equal(page.hearing!.requestBy, '2027-01-06')
  assert.equal(page.clock.parts.find(({ title }) => title === '要求听证')!.due, '2027-01-06')
  assert.equal((await seen(asked)).hearing!.holdBy, '2027-01-27')
  const stands = await seen(held)
  assert.deepEqual([stands.hearing!.hearingOn, stands.clock.stopped!.until], ['2027-01-04', '2027-01-04'])
  const bodyOf = async (who: CaseStory['applicant'], title: string) =>
    (await messagesOf(world, who)).find((one) => one.title === title)?.body ?? ''
  assert.match(await bodyOf(told.applicant, '要求听证的最后一天有变动'), /由2027年1月4日改为2027年1月6日/)
  assert.match(await bodyOf(told.approver, '要求听证的最后一天有变动'), /利害关系人李四请另行告知/)
  assert.match(await bodyOf(asked.applicant, '组织听证的最后一天有变动'), /改为2027年1月27日/)
  assert.match(await bodyOf(held.approver, '听证的日期遇到放假安排变动'), /2027年1月4日的听证遇到放假/)
})
