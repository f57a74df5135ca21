/** 并联审批: several bodies under one case, each with its own budget. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '#kernel/problem.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { sweepSilentBodies } from './jobs-silence.ts'
import { type Body, givenBody, inRow, named, reviewBy, routedCase, sideBySide } from './joint.testing.ts'
import { casePage } from './views/case-page.ts'
import { caseSteps } from './views/case-steps.ts'

let world: World
let own: Body
let fire: Body
let health: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  fire = await givenBody(world, '云溪区消防救援大队')
  health = await givenBody(world, '云溪区卫生健康局')
})
after(() => world.close())

const opinion = { recommends: 'grant', opinion: '符合要求' } as const
const code = (wanted: string) => (error: Problem) => error.code === wanted
const handling = { kind: 'handling' } as const

const together = () =>
  sideBySide(
    reviewBy('own', '本部门审查', handling),
    reviewBy('fire', '消防意见', named(fire), { silence: 'agree' }),
    reviewBy('health', '卫生意见', named(health), { budgetDays: 5 }),
  )
const stepsOf = async (caseId: string) => (await world.show(caseSteps, own.approver, { caseId })).steps
const pageOf = (caseId: string) => world.show(casePage, own.approver, { caseId })

test('each body sees the case, does its own step and no other’s, and the decision opens when all have spoken', async () => {
  world.moveTo('2026-03-02')
  const { caseId } = await routedCase(world, own, together())
  await world.deliverNews()
  assert.deepEqual(
    (await stepsOf(caseId)).map(({ path, joint, dueOn }) => [path, joint, dueOn]),
    [
      ['own', false, '2026-03-05'],
      ['fire', true, '2026-03-05'],
      ['health', true, '2026-03-09'],
    ],
  )
  assert.deepEqual((await world.show(casePage, fire.approver, { caseId })).can, ['examine'])
  await assert.rejects(
    world.perform(examineCase, fire.approver, { caseId, step: 3, ...opinion }),
    code('kernel.not-yours'),
  )
  await world.perform(examineCase, fire.approver, { caseId, ...opinion })
  await assert.rejects(
    world.perform(examineCase, fire.colleague, { caseId, step: 2, ...opinion }),
    code('routes.step-changed'),
  )
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  assert.equal((await pageOf(caseId)).status, 'accepted')
  await world.perform(examineCase, health.approver, { caseId, ...opinion })
  const page = await pageOf(caseId)
  assert.equal(page.status, 'examined')
  assert.equal(page.opinions.length, 3)
  assert.match(page.opinions[0]!.by, /消防救援大队/)
  await world.perform(grantCase, own.approver, { caseId })
})

test('a body that is silent past its budget is recorded; where the route says so its silence agrees, once', async () => {
  world.moveTo('2026-03-02')
  const { caseId } = await routedCase(world, own, together())
  await world.perform(examineCase, own.approver, { caseId, ...opinion })
  world.moveTo('2026-03-05')
  await world.runJob(sweepSilentBodies)
  assert.ok((await stepsOf(caseId)).slice(1).every(({ status, lapsedOn }) => status === 'open' && !lapsedOn))
  world.moveTo('2026-03-10')
  await world.runJob(sweepSilentBodies)
  await world.runJob(sweepSilentBodies)
  const [, silent, waiting] = await stepsOf(caseId)
  assert.deepEqual([silent?.status, silent?.recommends, silent?.closedBy], ['silent', 'grant', '系统'])
  assert.deepEqual([waiting?.status, waiting?.lapsedOn], ['open', '2026-03-10'])
  const page = await pageOf(caseId)
  const told = page.timeline.filter(({ act }) => act === 'lapse-step')
  assert.equal(told.length, 2)
  assert.ok(told.every(({ words }) => words?.includes('届满没有反馈意见')))
  assert.equal(page.status, 'accepted')
  // Late, but still heard.
  await world.perform(examineCase, health.approver, { caseId, recommends: 'deny', opinion: '卫生条件不符' })
  assert.equal((await pageOf(caseId)).status, 'examined')
})

test('budgets stand still while a special procedure stops the clock of the case', async () => {
  world.moveTo('2026-03-02')
  const { caseId } = await routedCase(world, own, together())
  const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 } as const
  await world.perform(beginProcedure, own.approver, { caseId, ...review })
  assert.equal((await stepsOf(caseId))[1]!.dueOn, '2026-03-12')
  world.moveTo('2026-03-11')
  await world.runJob(sweepSilentBodies)
  world.moveTo('2026-03-12')
  await world.perform(endProcedure, own.approver, { caseId, result: '专家组一致同意' })
  const steps = await stepsOf(caseId)
  assert.deepEqual(
    steps.map(({ status, dueOn }) => [status, dueOn]),
    [
      ['open', '2026-03-17'],
      ['open', '2026-03-17'],
      ['open', '2026-03-19'],
    ],
  )
})

test('a step may send the case back to the earlier step it chooses, and only what rests on that is done anew', async () => {
  const first = reviewBy('first', '初审', handling)
  const second = reviewBy('second', '复审', handling)
  const { caseId } = await routedCase(world, own, inRow(first, second))
  await world.perform(examineCase, own.approver, { caseId, step: 1, ...opinion })
  await world.perform(examineCase, own.colleague, { caseId, step: 2, ...opinion })
  assert.deepEqual((await stepsOf(caseId))[2]!.returnTo, [
    { path: 'second', name: '复审' },
    { path: 'first', name: '初审' },
  ])
  await world.perform(returnToExaminer, own.head, { caseId, to: 'first', reason: '初审意见不全' })
  assert.deepEqual(
    (await stepsOf(caseId)).map(({ path, status }) => [path, status]),
    [
      ['first', 'undone'],
      ['second', 'undone'],
      ['decision', 'returned'],
      ['first', 'open'],
    ],
  )
  assert.equal((await pageOf(caseId)).status, 'accepted')
})

test('a body that was never asked neither sees the case nor its steps', async () => {
  const { caseId } = await routedCase(world, own, inRow(reviewBy('own', '审查', handling)))
  await assert.rejects(world.show(casePage, fire.approver, { caseId }), code('kernel.not-found'))
  await assert.rejects(world.show(caseSteps, fire.approver, { caseId }), code('kernel.not-found'))
})

test('the drawing of the route comes with every step it may come to, opened or not', async () => {
  world.moveTo('2026-03-02')
  const { caseId } = await routedCase(world, own, together())
  const { drawing } = await world.show(caseSteps, own.approver, { caseId })
  assert.match(drawing?.xml ?? '', /<bpmn:process/)
  assert.deepEqual(
    drawing?.steps.map(({ path }) => path),
    ['own', 'fire', 'health', 'decision'],
  )
})

test('a new holiday moves the budget of another body, which is told from when to when', async () => {
  world.moveTo('2026-12-29')
  const { caseId } = await routedCase(world, own, together())
  await world.deliverNews()
  assert.deepEqual(
    (await stepsOf(caseId)).map(({ dueOn }) => dueOn),
    ['2027-01-01', '2027-01-01', '2027-01-05'],
  )
  const holidays = ['2027-01-01', '2027-01-04'].map((date) => ({ date, name: '元旦' }))
  await givenPublishedYear(world, 2027, { holidays })
  await world.deliverNews()
  assert.deepEqual(
    (await stepsOf(caseId)).map(({ dueOn }) => dueOn),
    ['2027-01-05', '2027-01-05', '2027-01-07'],
  )
  const told = async ({ approver }: Body) =>
    (await messagesOf(world, approver)).filter(({ title }) => title === '并联审批环节的最后一天有变动')
  assert.match((await told(fire))[0]?.body ?? '', /消防意见环节的最后一天由2027年1月1日改为2027年1月5日/)
  assert.deepEqual([(await told(fire)).length, (await told(health)).length, (await told(own)).length], [1, 1, 0])
})
