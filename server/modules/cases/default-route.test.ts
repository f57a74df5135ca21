/** The route every item has where none is drawn: a review, a decision, both by the body that handles the case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '#kernel/problem.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { takeBack } from './actions/take-back.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { findCase } from './store.ts'
import { withSteps } from './steps.ts'
import { acceptedCase, type CaseStory, examinedCase, finished } from './testing.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const opinion = { recommends: 'grant', opinion: '材料真实有效' } as const
const code = (wanted: string) => (error: Problem) => error.code === wanted

async function standing({ caseId }: CaseStory) {
  const [file] = await world.inside(async (ctx) => withSteps(ctx, [(await findCase(ctx, caseId))!]))
  return { status: file!.status, steps: (file!.steps ?? []).map(({ no, path, status }) => [no, path, status]) }
}
const colleagueOf = async ({ organ }: CaseStory) =>
  (await givenStaff(world, { roles: ['approver'], organId: organ.id, title: '审批岗' })).actor

test('an accepted case has its review open, an examined one its decision, a decided one nothing', async () => {
  const story = await acceptedCase(world)
  assert.deepEqual(await standing(story), { status: 'accepted', steps: [[1, 'review', 'open']] })
  await world.perform(examineCase, story.approver, { caseId: story.caseId, ...opinion })
  assert.deepEqual(await standing(story), {
    status: 'examined',
    steps: [
      [1, 'review', 'done'],
      [2, 'decision', 'open'],
    ],
  })
  await world.perform(grantCase, story.approver, { caseId: story.caseId })
  assert.deepEqual(await standing(story), { status: 'granted', steps: [] })
})

test('the examiner takes the opinion back as long as nobody has decided, and gives another', async () => {
  const story = await examinedCase(world)
  const colleague = await colleagueOf(story)
  await assert.rejects(
    world.perform(takeBack, colleague, { caseId: story.caseId, reason: '意见有误' }),
    code('kernel.not-yours'),
  )
  await world.perform(takeBack, story.approver, { caseId: story.caseId, reason: '意见有误' })
  assert.deepEqual(await standing(story), { status: 'accepted', steps: [[3, 'review', 'open']] })
  await world.perform(examineCase, story.approver, { caseId: story.caseId, ...opinion })
  await world.perform(grantCase, story.approver, { caseId: story.caseId })
  await assert.rejects(
    world.perform(takeBack, story.approver, { caseId: story.caseId, reason: '意见有误' }),
    code('cases.act-not-open'),
  )
})

test('the decider returns the case to its examiner, whose opinion is then no longer theirs to take back', async () => {
  const story = await examinedCase(world)
  await world.perform(returnToExaminer, story.approver, { caseId: story.caseId, reason: '请补充核查情况' })
  assert.deepEqual(await standing(story), { status: 'accepted', steps: [[3, 'review', 'open']] })
})

test('a special procedure begun before the decision brings the case back to its examiner', async () => {
  const story = await examinedCase(world)
  const { caseId, approver } = story
  const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 } as const
  await world.perform(beginProcedure, approver, { caseId, ...review })
  await world.perform(endProcedure, approver, { caseId, result: '专家组一致同意' })
  assert.deepEqual(await standing(story), { status: 'accepted', steps: [[3, 'review', 'open']] })
  await finished(world, story)
})

test('a case that is withdrawn leaves no step open', async () => {
  const story = await acceptedCase(world)
  await world.perform(withdrawCase, story.applicant, { caseId: story.caseId })
  const steps = await world.inside(async (ctx) =>
    withSteps(ctx, [{ ...(await findCase(ctx, story.caseId))!, status: 'accepted' }]),
  )
  assert.equal(steps[0]!.steps!.filter(({ no }) => no > 0).length, 0)
})

test('whoever comes second at the same second learns that the step is over', async () => {
  const story = await acceptedCase(world)
  const colleague = await colleagueOf(story)
  const outcomes = await Promise.allSettled(
    [story.approver, colleague].map((who) =>
      world.perform(examineCase, who, { caseId: story.caseId, step: 1, ...opinion }),
    ),
  )
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const refused = outcomes.find((one) => one.status === 'rejected')!
  assert.equal((refused.reason as Problem).code, 'cases.act-not-open')
})
