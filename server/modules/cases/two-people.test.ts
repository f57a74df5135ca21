/** 审查与决定分离, where a body has settled it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { confirmDenial } from './actions/confirm-denial.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { settleBodyRules } from './actions/settle-body-rules.ts'
import { type Body, givenBody } from './joint.testing.ts'
import { acceptedCase, givenCase, instantly } from './testing.ts'
import { casePage } from './views/case-page.ts'
import { worklist } from './views/worklist.ts'

let world: World
let own: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
})
after(() => world.close())

const code = (wanted: string) => (error: Problem) => error.code === wanted
const opinion = { recommends: 'grant', opinion: '符合要求' } as const
const settle = (twoPeople: boolean, denialCountersigned = false) =>
  world.perform(settleBodyRules, own.head, {
    organId: own.organ.id,
    deferralMissed: 'terminate',
    twoPeople,
    denialCountersigned,
  })
const examinedBy = async (who: Actor) => {
  const { caseId } = await acceptedCase(world, { organ: own.organ, approver: own.approver })
  return { caseId, after: await world.perform(examineCase, who, { caseId, ...opinion }) }
}
const pageFor = (who: Actor, caseId: string) => world.show(casePage, who, { caseId })
const no = { reason: '场所不符', basis: '受理条件第一项' }

test('where a body has settled nothing one person may examine and decide', async () => {
  const { caseId, after: moved } = await examinedBy(own.approver)
  assert.ok(moved.can.includes('grant'))
  assert.deepEqual((await pageFor(own.approver, caseId)).barred, [])
  await world.perform(grantCase, own.approver, { caseId })
})

test('where examining and deciding are kept apart the decision is a colleague’s, and who examined reads why', async () => {
  await settle(true)
  const { caseId, after: moved } = await examinedBy(own.approver)
  assert.ok(!moved.can.includes('grant') && !moved.can.includes('deny'))
  await assert.rejects(world.perform(grantCase, own.approver, { caseId }), code('cases.examined-yourself'))
  await assert.rejects(world.perform(denyCase, own.approver, { caseId, ...no }), code('cases.examined-yourself'))
  const page = await pageFor(own.approver, caseId)
  assert.deepEqual(page.barred, [
    { title: '准予', reason: '本部门规定审查与决定分离，这一件是您审查的，请由其他同事作决定' },
    { title: '不予', reason: '本部门规定审查与决定分离，这一件是您审查的，请由其他同事作决定' },
  ])
  const row = (await world.show(worklist, own.approver, { tab: 'all' })).rows.find(({ id }) => id === caseId)
  assert.ok(row && !row.can.includes('grant'))
  const other = await pageFor(own.colleague, caseId)
  assert.deepEqual([other.barred, other.can.includes('grant')], [[], true])
  const stranger = await givenBody(world, '云溪区城市管理局')
  await assert.rejects(world.perform(grantCase, stranger.approver, { caseId }), code('kernel.not-yours'))
  await world.perform(grantCase, own.colleague, { caseId })
})

test('an examination that was returned and done anew by another counts no more', async () => {
  await settle(true)
  const { caseId } = await examinedBy(own.approver)
  await world.perform(returnToExaminer, own.colleague, { caseId, reason: '请补充核查情况' })
  await world.perform(examineCase, own.colleague, { caseId, ...opinion })
  await assert.rejects(world.perform(grantCase, own.colleague, { caseId }), code('cases.examined-yourself'))
  await world.perform(grantCase, own.approver, { caseId })
})

test('who examined does not countersign the denial either', async () => {
  await settle(true, true)
  const { caseId } = await examinedBy(own.head)
  await world.perform(denyCase, own.approver, { caseId, ...no })
  await assert.rejects(world.perform(confirmDenial, own.head, { caseId }), code('cases.examined-yourself'))
  const page = await pageFor(own.head, caseId)
  assert.ok(!page.can.includes('confirm-denial') && page.barred.some(({ title }) => title === '核准不予'))
  const deputyHead = (await givenStaff(world, { roles: ['department-head'], organId: own.organ.id })).actor
  await world.perform(confirmDenial, deputyHead, { caseId })
})

test('what is decided on the spot stays with one person, and a body that changes its mind is heeded at once', async () => {
  await settle(true)
  const { caseId: instant } = await givenCase(world, { organ: own.organ, content: instantly, approver: own.approver })
  await world.perform(decideOnTheSpot, own.approver, { caseId: instant })
  const { caseId } = await examinedBy(own.approver)
  await assert.rejects(world.perform(grantCase, own.approver, { caseId }), code('cases.examined-yourself'))
  await settle(false)
  await world.perform(grantCase, own.approver, { caseId })
})
