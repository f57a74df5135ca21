import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { runJob } from '#kernel/job.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { sweepCorrections, sweepDeferred } from './jobs.ts'
import { sweepAnswers } from './reminders.ts'
import { acceptedCase, correctingCase, headOf } from './testing.ts'
import { bodyRules } from './views/body-rules.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => error.code === code
const settled = {
  correctionDays: 10,
  correctionBasis: '《示范市政务服务办法》第十五条',
  deferralMissed: 'withdraw' as const,
  deferralBasis: '《示范市政务服务办法》第二十四条',
}

test('the head of a body settles its rules, and nobody settles another’s', async () => {
  const organ = await givenOrgan(world)
  const head = await headOf(world, { organ })
  assert.deepEqual((await world.show(bodyRules, head, {})).rows, [
    { organId: organ.id, organName: organ.name, deferralMissed: 'terminate', ...nothing },
  ])
  await world.perform(settleBodyRules, head, { organId: organ.id, ...settled })
  const [row] = (await world.show(bodyRules, head, {})).rows
  assert.deepEqual([row?.correctionDays, row?.deferralMissed, row?.settledBy], [10, 'withdraw', head.name])
  const elsewhere = await givenOrgan(world, { name: '青禾县卫生健康局', regionCode: '990123000000' })
  await assert.rejects(
    world.perform(settleBodyRules, head, { organId: elsewhere.id, ...settled }),
    refused('kernel.not-yours'),
  )
  const approver = (await givenStaff(world, { roles: ['approver'], organId: organ.id })).actor
  await assert.rejects(
    world.perform(settleBodyRules, approver, { organId: organ.id, ...settled }),
    refused('kernel.not-permitted'),
  )
  const bare = { organId: organ.id, deferralMissed: 'terminate' as const, correctionDays: 5 }
  await assert.rejects(world.perform(settleBodyRules, head, bare), refused('kernel.invalid-input'))
})

const nothing = {
  denialCountersigned: false,
  twoPeople: false,
  hearingPutOffs: 1,
  answerDays: 5,
  correctionDays: undefined,
  correctionBasis: undefined,
  deferralBasis: undefined,
  settledAt: undefined,
  settledBy: undefined,
}

test('a body that tells a day for corrections terminates after it, not before', async () => {
  const organ = await givenOrgan(world, { name: '云溪区城市管理局' })
  await world.perform(settleBodyRules, await headOf(world, { organ }), { organId: organ.id, ...settled })
  const story = await correctingCase(world, { organ, filed: '2026-06-01' })
  const { correction } = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.deepEqual([correction?.answerBy, correction?.answerBasis], ['2026-06-15', settled.correctionBasis])
  const input = {
    caseId: story.caseId,
    ground: 'not-corrected' as const,
    reason: '逾期没有补正',
    basis: settled.correctionBasis,
  }
  world.moveTo('2026-06-15')
  await assert.rejects(world.perform(terminateCase, story.approver, input), refused('cases.answer-still-due'))
  world.moveTo('2026-06-16')
  assert.equal((await world.perform(terminateCase, story.approver, input)).status, 'terminated')
})

const report = {
  key: 'report',
  name: '验收报告',
  necessity: 'deferrable' as const,
  deferDays: 5,
  form: 'either' as const,
  originals: 0,
  copies: 1,
  source: 'applicant' as const,
}

test('where a broken promise counts as a withdrawal, the case is withdrawn, and cases told otherwise keep what they were told', async () => {
  const organ = await givenOrgan(world, { name: '云溪区农业农村局' })
  const head = await headOf(world, { organ })
  const wish = {
    organ,
    filed: '2026-07-06',
    content: { materials: [report] },
    materials: [{ key: 'report', promise: true as const }],
  }
  const told = await acceptedCase(world, wish)
  await world.perform(settleBodyRules, head, { organId: organ.id, ...settled })
  const later = await acceptedCase(world, wish)
  world.moveTo('2026-07-14')
  await world.runJob(sweepDeferred)
  await world.deliverNews()
  const pages = await Promise.all(
    [told, later].map((story) => world.show(myCase, story.applicant, { caseId: story.caseId })),
  )
  assert.deepEqual(
    pages.map((page) => [page.status, page.letters.at(-1)?.title]),
    [
      ['terminated', '终止办理决定书'],
      ['withdrawn', '视为撤回申请告知书'],
    ],
  )
  assert.equal(pages[1]!.refusal?.basis, settled.deferralBasis)
})

test('a correction that does not come in the time told ends the case by itself, once, with its letter', async () => {
  const organ = await givenOrgan(world, { name: '云溪区林业局' })
  await world.perform(settleBodyRules, await headOf(world, { organ }), { organId: organ.id, ...settled })
  const unsettled = await givenOrgan(world, { name: '云溪区水利局' })
  const waiting = await correctingCase(world, { organ: unsettled, filed: '2026-07-01' })
  const story = await correctingCase(world, { organ, filed: '2026-07-01' })
  world.moveTo('2026-07-15')
  await runJob(world.app, sweepCorrections)
  assert.equal((await world.show(myCase, story.applicant, { caseId: story.caseId })).status, 'correcting')
  world.moveTo('2026-07-16')
  await Promise.all([runJob(world.app, sweepCorrections), runJob(world.app, sweepCorrections)])
  await runJob(world.app, sweepCorrections)
  await world.deliverNews()
  const page = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.equal(page.status, 'terminated')
  assert.deepEqual(
    [page.timeline.filter((one) => one.act === 'lapse-correction').length, page.letters.map((one) => one.title)],
    [1, ['补正告知书', '终止办理决定书']],
  )
  assert.equal(page.refusal?.basis, settled.correctionBasis)
  const other = await world.show(myCase, waiting.applicant, { caseId: waiting.caseId })
  assert.equal(other.status, 'correcting', 'where no time is settled, none ends')
})

test('a published year moves the last day told for a correction, its applicant is told, and nothing lapses before', async () => {
  const organ = await givenOrgan(world, { name: '云溪区文化和旅游局' })
  await world.perform(settleBodyRules, await headOf(world, { organ }), { organId: organ.id, ...settled })
  const story = await correctingCase(world, { organ, filed: '2026-12-21' })
  const told = async () => (await world.show(myCase, story.applicant, { caseId: story.caseId })).correction?.answerBy
  assert.equal(await told(), '2027-01-04')
  const holidays = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }))
  await givenPublishedYear(world, 2027, { holidays })
  await world.deliverNews()
  assert.equal(await told(), '2027-01-06')
  const messages = await messagesOf(world, story.applicant)
  assert.match(
    messages.find(({ title }) => title === '补正的最后一天有变动')?.body ?? '',
    /2027年1月4日改为2027年1月6日/,
  )
  world.moveTo('2027-01-06')
  for (let again = 0; again < 2; again++) await runJob(world.app, sweepAnswers)
  const near = (await messagesOf(world, story.applicant)).filter(({ title }) => title === '补正快到期了')
  assert.equal(near.length, 1)
  await runJob(world.app, sweepCorrections)
  assert.equal((await world.show(myCase, story.applicant, { caseId: story.caseId })).status, 'correcting')
  world.moveTo('2027-01-07')
  await runJob(world.app, sweepCorrections)
  assert.equal((await world.show(myCase, story.applicant, { caseId: story.caseId })).status, 'terminated')
})
