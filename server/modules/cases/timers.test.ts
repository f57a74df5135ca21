/** 定时: a step that is not done in the days its route gives it gives way, or a second way opens beside it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { fireTimer } from './actions/fire-timer.ts'
import { grantCase } from './actions/grant-case.ts'
import { overturnDenial } from './actions/overturn-denial.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { takeBack } from './actions/take-back.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { sweepTimers } from './jobs-timers.ts'
import { type Body, decision, givenBody, inRow, reviewBy, routedCase, withTimer } from './joint.testing.ts'
import { casePage } from './views/case-page.ts'
import { caseSteps } from './views/case-steps.ts'

let world: World
let own: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
})
after(() => world.close())

const system = systemActor('test')
const handling = { kind: 'handling' } as const
const opinion = { recommends: 'grant', opinion: '符合要求' } as const
const code = (wanted: string) => (error: Problem) => error.code === wanted
const first = reviewBy('first', '初审', handling)
const second = reviewBy('second', '复审', handling)
const lead = reviewBy('lead', '负责人督办', handling, { post: { body: handling, role: 'department-head' } })

/** 初审 gives way to the head after two working days. */
const givesWay = () => withTimer(inRow(first, second), { on: 'first', interrupting: true, way: lead, to: 'second' })
/** After two working days the head looks in beside 复审, which goes on. */
const beside = () => withTimer(inRow(first, second), { on: 'second', interrupting: false, way: lead })

const started = async (route: Parameters<typeof routedCase>[2], on = '2026-03-02') => {
  world.moveTo(on)
  return routedCase(world, own, route)
}
const stepsOf = async (caseId: string) => (await world.show(caseSteps, own.head, { caseId })).steps
const states = async (caseId: string) => (await stepsOf(caseId)).map(({ path, status }) => `${path} ${status}`)
const waiting = async (caseId: string) =>
  (await stepsOf(caseId)).flatMap(({ timers }) => timers).map(({ dueOn }) => dueOn)
const pageOf = (caseId: string) => world.show(casePage, own.head, { caseId })
const fired = async (caseId: string) => (await pageOf(caseId)).timeline.filter(({ act }) => act === 'fire-timer')
const sweep = async (on: string) => {
  world.moveTo(on)
  await world.runJob(sweepTimers)
}

test('a step that is not done in its days gives way the day after, once, and history and those concerned are told', async () => {
  const { caseId } = await started(givesWay())
  const [step] = await stepsOf(caseId)
  assert.deepEqual(step!.timers, [
    { words: '打开后满 2 个工作日没有办完，转入“负责人督办”', dueOn: '2026-03-04', provisional: false },
  ])
  await sweep('2026-03-04')
  assert.deepEqual(await states(caseId), ['first open'])
  world.moveTo('2026-03-05')
  await Promise.all([world.runJob(sweepTimers), world.runJob(sweepTimers)])
  await world.runJob(sweepTimers)
  assert.deepEqual(await states(caseId), ['first gave-way', 'lead open'])
  const told = await fired(caseId)
  assert.deepEqual(
    told.map(({ title, words, by }) => [title, words, by]),
    [['定时到期：初审', '“初审”打开后满 2 个工作日没有办完，转入“负责人督办”', '系统']],
  )
  await world.deliverNews()
  const { rows } = await sql<{ title: string }>`
    select title from notices.message where about_id = ${caseId} and title like '%定时%' or about_id = ${caseId} and title like '%转入%'`.execute(
    world.app.db,
  )
  assert.deepEqual([...new Set(rows.map(({ title }) => title))].toSorted(), ['有环节转入办理', '环节定时到期'])
  await assert.rejects(world.perform(examineCase, own.approver, { caseId, ...opinion }), code('kernel.not-yours'))
  await world.perform(examineCase, own.head, { caseId, ...opinion })
  assert.deepEqual((await states(caseId)).at(-1), 'second open')
})

test('a second way opens beside the step; the step goes on, the decision waits for neither, and withdraws what is open', async () => {
  const { caseId } = await started(beside())
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  await sweep('2026-03-05')
  assert.deepEqual(await states(caseId), ['first done', 'second open', 'lead open'])
  assert.match((await fired(caseId))[0]!.words!, /“复审”.*另开“负责人督办”，本环节继续办理/)
  await sweep('2026-03-06')
  assert.equal((await fired(caseId)).length, 1)
  await world.perform(examineCase, own.approver, { caseId, step: 2, ...opinion })
  assert.equal((await pageOf(caseId)).status, 'examined')
  await world.perform(grantCase, own.approver, { caseId })
  assert.deepEqual(await states(caseId), ['first done', 'second done', 'lead voided', 'decision done'])
})

test('what stands on a second way is still done while the decision is open', async () => {
  const { caseId } = await started(beside())
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  await sweep('2026-03-05')
  await world.perform(examineCase, own.approver, { caseId, step: 2, ...opinion })
  await world.perform(examineCase, own.head, { caseId, step: 3, ...opinion })
  assert.deepEqual(await states(caseId), ['first done', 'second done', 'lead done', 'decision open'])
  assert.equal((await pageOf(caseId)).status, 'examined')
})

test('a timer whose way leads nowhere only reminds', async () => {
  const { caseId } = await started(withTimer(inRow(first), { on: 'first', interrupting: false }))
  await sweep('2026-03-05')
  assert.deepEqual(await states(caseId), ['first open'])
  assert.match((await fired(caseId))[0]!.words!, /提醒办理/)
})

test('a timer is gone once its step is done, returned or withdrawn with the case, and waits anew when the step opens again', async () => {
  const { caseId, applicant } = await started(givesWay())
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  assert.deepEqual(await waiting(caseId), [])
  await sweep('2026-03-05')
  assert.deepEqual(await fired(caseId), [])
  await world.perform(returnToExaminer, own.approver, { caseId, reason: '初审意见不全' })
  assert.deepEqual(await waiting(caseId), ['2026-03-09'])
  await world.perform(withdrawCase, applicant, { caseId })
  const { rows } = await sql`select from routes.timer where case_id = ${caseId}`.execute(world.app.db)
  assert.equal(rows.length, 0)
})

test('after a second way has opened the step before can no longer be taken back, and a return takes the second way away', async () => {
  const { caseId } = await started(beside())
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  await sweep('2026-03-05')
  const back = { caseId, reason: '意见有误' }
  await assert.rejects(world.perform(takeBack, own.approver, back), code('cases.act-not-open'))
  await world.perform(returnToExaminer, own.approver, { ...back, step: 2 })
  assert.deepEqual(await states(caseId), ['first undone', 'second returned', 'lead voided', 'first open'])
})

test('days on which the clock of the case stands still do not count', async () => {
  const { caseId } = await started(givesWay())
  const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 } as const
  await world.perform(beginProcedure, own.approver, { caseId, ...review })
  assert.deepEqual(await waiting(caseId), ['2026-03-11'])
  await sweep('2026-03-12')
  assert.deepEqual(await fired(caseId), [])
  await world.perform(endProcedure, own.approver, { caseId, result: '专家组一致同意' })
  assert.deepEqual(await waiting(caseId), ['2026-03-16'])
  await sweep('2026-03-17')
  assert.equal((await fired(caseId)).length, 1)
})

test('beyond the published calendar nothing fires, and publishing the year counts the days again', async () => {
  const { caseId } = await started(givesWay(), '2026-12-30')
  assert.deepEqual(await waiting(caseId), ['2027-01-01'])
  await sweep('2027-01-05')
  assert.deepEqual(await fired(caseId), [])
  await givenPublishedYear(world, 2027)
  await world.deliverNews()
  assert.deepEqual(await waiting(caseId), ['2027-01-04'])
  await sweep('2027-01-05')
  assert.equal((await fired(caseId)).length, 1)
})

test('a timer fires for nobody but the sweep, not before its day, and not where none waits', async () => {
  const { caseId } = await started(givesWay())
  const at = { caseId, step: 1, timer: 'first-late' }
  await assert.rejects(world.perform(fireTimer, own.head, at), code('kernel.not-permitted'))
  await assert.rejects(world.perform(fireTimer, system, at), code('routes.timer-not-due'))
  world.moveTo('2026-03-05')
  await assert.rejects(world.perform(fireTimer, system, { ...at, timer: 'other' }), code('routes.step-changed'))
  await world.perform(fireTimer, system, at)
  await assert.rejects(world.perform(fireTimer, system, at), code('cases.act-not-open'))
})

test('while a denial waits for its countersign the decision does not give way', async () => {
  const rules = { organId: own.organ.id, deferralMissed: 'terminate' } as const
  await world.perform(settleBodyRules, own.head, { ...rules, denialCountersigned: true })
  const heads = {
    ...decision,
    id: 'heads',
    name: '负责人决定',
    post: { body: handling, role: 'department-head' },
  } as const
  const { caseId } = await started(
    withTimer(inRow(first), { on: 'decision', interrupting: true, way: heads, to: 'end' }),
  )
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  await world.perform(denyCase, own.approver, { caseId, reason: '场所不符', basis: '受理条件第一项' })
  await sweep('2026-03-05')
  assert.deepEqual(await fired(caseId), [])
  await world.perform(overturnDenial, own.head, { caseId, reason: '场所符合要求' })
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  await world.perform(settleBodyRules, own.head, { ...rules, denialCountersigned: false })
  await sweep('2026-03-10')
  assert.equal((await states(caseId)).at(-1), 'heads open')
  assert.equal((await pageOf(caseId)).status, 'examined')
})
