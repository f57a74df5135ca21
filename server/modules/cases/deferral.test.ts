import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { correctOnTheSpot } from './actions/correct-on-the-spot.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { lapseDeferred } from './actions/lapse-deferred.ts'
import { receiveDeferred } from './actions/receive-deferred.ts'
import { saveSupplementDraft } from './actions/save-supplement-draft.ts'
import { supplyDeferred } from './actions/supply-deferred.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { sweepDeferred } from './jobs.ts'
import {
  acceptedCase,
  type CaseStory,
  type CaseWish,
  correctingCase,
  givenCase,
  givenFile,
  instantly,
} from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'
import { mySupplementDraft } from './views/my-supplement-draft.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
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
const promising: CaseWish = {
  content: { materials: [report] },
  materials: [{ key: 'report', promise: true }],
}
const mine = ({ applicant, caseId }: CaseStory) => world.show(myCase, applicant, { caseId })
const hand = async ({ applicant, caseId }: CaseStory) =>
  world.perform(supplyDeferred, applicant, {
    caseId,
    materials: [{ key: 'report', documentIds: [await givenFile(world, applicant)] }],
  })
const examined = async (story: CaseStory) => {
  const opinion = '符合条件，等补交材料'
  await world.perform(examineCase, story.approver, { caseId: story.caseId, recommends: 'grant', opinion })
}
const reminders = (story: CaseStory) =>
  world.inside(async (ctx) => {
    const { rows } = await sql<{ body: string }>`
      select body from notices.message where account_id = ${story.applicant.id} and title like '请补交%'`.execute(
      ctx.db,
    )
    return rows
  })

test('a case is accepted with a promise, told until when and what follows, and granted once the promise is kept', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-06-01' })
  await examined(story)
  await assert.rejects(
    world.perform(grantCase, story.approver, { caseId: story.caseId }),
    refused('cases.act-not-open'),
  )
  const page = await mine(story)
  assert.deepEqual(page.materials[0]!.deferral, {
    days: 5,
    dueOn: '2026-06-08',
    suppliedOn: undefined,
    missed: false,
  })
  assert.ok(page.yourTurn && page.can.includes('supply-deferred') && page.next.includes('补交材料'))
  world.moveTo('2026-06-05')
  await hand(story)
  const kept = await mine(story)
  assert.deepEqual(
    [kept.materials[0]!.how, kept.materials[0]!.deferral?.suppliedOn, kept.yourTurn, kept.can],
    ['document', '2026-06-05', false, ['state-views', 'withdraw']],
  )
  assert.equal(kept.timeline.at(-1)?.words, '验收报告')
  assert.equal((await world.perform(grantCase, story.approver, { caseId: story.caseId })).status, 'granted')
})

test('what is gathered for a promise is kept over devices until it is handed in, and for the applicant alone', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-06-01' })
  const kept = async () => (await world.show(mySupplementDraft, story.applicant, { caseId: story.caseId })).draft
  const file = await givenFile(world, story.applicant)
  const save = (revision: number, by = story.applicant) =>
    world.perform(saveSupplementDraft, by, {
      caseId: story.caseId,
      revision,
      values: {},
      materials: { report: [file] },
    })
  await save(0)
  await examined(story)
  assert.deepEqual((await kept())?.materials, { report: [file] })
  await assert.rejects(save(0), refused('cases.supplement-draft-conflict'))
  await assert.rejects(save(1, (await givenCase(world)).applicant), refused('kernel.not-yours'))
  await hand(story)
  assert.equal(await kept(), undefined)
  await assert.rejects(save(0), refused('cases.act-not-open'))
})

test('two working days before the last one the applicant is reminded, once', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-07-06' })
  world.moveTo('2026-07-08', 1)
  await world.runJob(sweepDeferred)
  assert.equal((await reminders(story)).length, 0)
  world.moveTo('2026-07-09', 1)
  await world.runJob(sweepDeferred)
  world.moveTo('2026-07-10', 1)
  await world.runJob(sweepDeferred)
  const [first, ...others] = await reminders(story)
  assert.match(first!.body, /验收报告.*2026年7月13日前/)
  assert.deepEqual(others, [])
})

test('a promise that is not kept ends the case, once, as was told', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-08-03' })
  await assert.rejects(
    world.inside((ctx) => world.perform(lapseDeferred, ctx.actor, { caseId: story.caseId })),
    refused('cases.deferral-not-due'),
  )
  world.moveTo('2026-08-10', 23)
  await world.runJob(sweepDeferred)
  assert.equal((await mine(story)).status, 'accepted')
  world.moveTo('2026-08-11', 1)
  await world.runJob(sweepDeferred)
  await world.runJob(sweepDeferred)
  await world.deliverNews()
  const page = await mine(story)
  assert.deepEqual([page.status, page.materials[0]!.deferral?.missed], ['terminated', true])
  assert.deepEqual(page.timeline.map((entry) => [entry.act, entry.by]).slice(-1), [['lapse-deferred', '系统']])
  assert.ok(page.letters.some((one) => one.title === '终止办理决定书'))
  assert.match(page.refusal!.reason, /验收报告/)
})

test('of the sweep and a late hand-in at the same moment one wins, and the case is in one place', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-10-12' })
  world.moveTo('2026-10-20')
  const outcomes = await Promise.allSettled([
    hand(story),
    world.inside((ctx) => world.perform(lapseDeferred, ctx.actor, { caseId: story.caseId })),
  ])
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1)
  const { status, materials } = await mine(story)
  assert.equal(status === 'terminated', materials[0]!.deferral?.missed)
})

test('a clerk takes the promised material at the counter; what was not promised is not taken', async () => {
  const story = await acceptedCase(world, promising)
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  const send = (key: string) =>
    world.perform(receiveDeferred, clerk, { caseId: story.caseId, materials: [{ key, paper: true }] })
  await assert.rejects(send('poem'), refused('cases.not-deferred'))
  const again = { caseId: story.caseId, materials: [{ key: 'report', promise: true as const }] }
  await assert.rejects(world.perform(supplyDeferred, story.applicant, again), refused('cases.material-not-usable'))
  assert.ok(!(await send('report')).can.includes('receive-deferred'))
  await assert.rejects(send('report'), refused('cases.act-not-open'))
  const neighbour = (await givenCitizen(world)).actor
  await assert.rejects(world.perform(supplyDeferred, neighbour, again), refused('kernel.not-yours'))
})

test('a denial needs no promised material, and nothing is asked for after it', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-09-01' })
  await examined(story)
  const input = { caseId: story.caseId, reason: '经营场所与申报不符', basis: '受理条件第一项' }
  await world.perform(denyCase, story.approver, input)
  world.moveTo('2026-09-20')
  await world.runJob(sweepDeferred)
  assert.deepEqual([(await mine(story)).status, (await reminders(story)).length], ['denied', 0])
})

test('what is still promised is not decided on the spot', async () => {
  const story = await givenCase(world, { ...promising, content: { ...instantly, materials: [report] } })
  await assert.rejects(
    world.perform(decideOnTheSpot, story.approver, { caseId: story.caseId }),
    refused('cases.deferred-outstanding'),
  )
})

test('an error is corrected on the spot, without a notice and without touching the five days', async () => {
  const story = await givenCase(world, { filed: '2026-09-21' })
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  const send = (input: { values?: Record<string, unknown>; materials?: [{ key: string; paper: true }] }) =>
    world.perform(correctOnTheSpot, clerk, { caseId: story.caseId, ...input })
  await assert.rejects(send({}), refused('cases.nothing-corrected'))
  await assert.rejects(send({ values: { name: '' } }), refused('cases.form-wrong'))
  const done = await send({ values: { name: '王静文' }, materials: [{ key: 'premises', paper: true }] })
  assert.ok(done.status === 'filed' && done.can.includes('ask-correction'))
  const page = await world.show(casePage, clerk, { caseId: story.caseId })
  assert.equal(page.clock.acceptanceDue, '2026-09-29')
  assert.equal(page.timeline.at(-1)?.words, '姓名、经营场所证明')
  assert.ok(page.form[0]!.rows.some((row) => row.text === '王静文'))
  assert.deepEqual([page.materials[0]!.how, page.materials[0]!.corrected], ['paper', true])
  await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  await assert.rejects(send({ values: { name: '王敬文' } }), refused('cases.act-not-open'))
})

test('an applicant who does not correct has the case terminated only on a provision, and only while it waits', async () => {
  const ground = { ground: 'not-corrected' as const, reason: '补正期限届满没有补正', basis: '《示范条例》第十五条' }
  const waiting = await correctingCase(world)
  const early = await givenCase(world)
  await assert.rejects(
    world.perform(terminateCase, early.approver, { caseId: early.caseId, ...ground }),
    refused('cases.ground-not-fitting'),
  )
  const ended = await world.perform(terminateCase, waiting.approver, { caseId: waiting.caseId, ...ground })
  assert.equal(ended.status, 'terminated')
})

test('a new holiday moves the last day of a promise, and before that nothing lapses', async () => {
  const story = await acceptedCase(world, { ...promising, filed: '2026-12-28' })
  world.moveTo('2027-01-06')
  await world.runJob(sweepDeferred)
  assert.equal((await mine(story)).status, 'accepted')
  await givenPublishedYear(world, 2027, {
    holidays: [
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-01-04', name: '元旦' },
    ],
  })
  await world.deliverNews()
  assert.equal((await mine(story)).materials[0]!.deferral?.dueOn, '2027-01-06')
  const told = (await messagesOf(world, story.applicant)).find(({ title }) =>
    title.startsWith('补交“验收报告”的最后一天'),
  )
  assert.match(told?.body ?? '', /由2027年1月4日改为2027年1月6日/)
  world.moveTo('2027-01-07')
  await world.runJob(sweepDeferred)
  assert.equal((await mine(story)).status, 'terminated')
})
