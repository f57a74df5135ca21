/** The table of statuses and acts, held against every act in every status. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Act as KernelAct } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import type { Problem } from '#kernel/problem.ts'
import { givenCitizen, givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { beginProcedure } from './actions/begin-procedure.ts'
import { callHearing } from './actions/call-hearing.ts'
import { closeCase } from './actions/close-case.ts'
import { confirmDenial } from './actions/confirm-denial.ts'
import { confirmRefusal } from './actions/confirm-refusal.ts'
import { correctOnTheSpot } from './actions/correct-on-the-spot.ts'
import { decideByRule } from './actions/decide-by-rule.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { deemAccepted } from './actions/deem-accepted.ts'
import { deemRenewed } from './actions/deem-renewed.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { denyCase } from './actions/deny-case.ts'
import { endProcedure } from './actions/end-procedure.ts'
import { examineCase } from './actions/examine-case.ts'
import { extendCase } from './actions/extend-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { lapseCorrection } from './actions/lapse-correction.ts'
import { lapseDeferred } from './actions/lapse-deferred.ts'
import { lapseHearing } from './actions/lapse-hearing.ts'
import { overturnDenial } from './actions/overturn-denial.ts'
import { overturnRefusal } from './actions/overturn-refusal.ts'
import { prolongProcedure } from './actions/prolong-procedure.ts'
import { fireTimer } from './actions/fire-timer.ts'
import { lapseStep } from './actions/lapse-step.ts'
import { putOffHearing } from './actions/put-off-hearing.ts'
import { receiveCorrection } from './actions/receive-correction.ts'
import { receiveDeferred } from './actions/receive-deferred.ts'
import { receiveHearingRequest } from './actions/receive-hearing-request.ts'
import { receiveWithdrawal } from './actions/receive-withdrawal.ts'
import { recordHearing } from './actions/record-hearing.ts'
import { recordSiteCheck } from './actions/record-site-check.ts'
import { recordStatement } from './actions/record-statement.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { requestHearing } from './actions/request-hearing.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { stateViews } from './actions/state-views.ts'
import { submitCorrection } from './actions/submit-correction.ts'
import { supplyDeferred } from './actions/supply-deferred.ts'
import { takeBack } from './actions/take-back.ts'
import { tellHearingRight } from './actions/tell-hearing-right.ts'
import { tellParty } from './actions/tell-party.ts'
import { terminateCase } from './actions/terminate-case.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { type Act, acts, type Status, statuses } from './contract.ts'
import { openRows } from './rules/case-status.ts'
import { withSteps } from './steps.ts'
import { findCase } from './store.ts'
import {
  acceptedCase,
  type CaseStory,
  closedCase,
  correctingCase,
  deniedCase,
  examinedCase,
  givenCase,
  grantedCase,
  headOf,
} from './testing.ts'
import { standingOf } from './transitions.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

type Who = 'applicant' | 'approver' | 'clerk' | 'head' | 'system'
const paper = [{ key: 'premises', paper: true }]
const review = { kind: 'expert-review', reason: '需要专家评审', basis: '《示范条例》第九条', days: 5 }
const ending = { ground: 'impossible', reason: '场地已灭失', basis: '参照《行政许可法》第七十条第五项' }

const siteCheck = {
  officers: [
    { name: '周明', post: '核查员' },
    { name: '吴越', post: '核查员' },
  ],
  checkedOn: '2026-03-02',
  place: '云桥路 18 号',
  findings: '布局与图纸一致',
  passed: true,
}
const hearing = {
  hearingOn: '2026-12-01',
  time: '09:30',
  place: '政务中心三楼',
  hostName: '郑法',
  hostPost: '法规科长',
  announcement: '定于十二月一日公开听证',
}
const putOff = { hearingOn: '2026-12-08', time: '14:30', place: '政务中心三楼', reason: '主持人因病' }
const record = {
  heldOn: '2026-03-02',
  record: '各方陈述完毕',
  attendees: [{ name: '李四', role: '利害关系人', signed: true }],
}

/** Every act of the table, by somebody who may do it, with an input that is right in itself. */
const everyAct: Record<Act, [KernelAct, Who, Record<string, unknown>]> = {
  'ask-correction': [
    askCorrection,
    'approver',
    { items: [{ kind: 'material', key: 'premises', problem: '影像不清' }] },
  ],
  'submit-correction': [submitCorrection, 'applicant', {}],
  'receive-correction': [receiveCorrection, 'clerk', { materials: paper }],
  'correct-on-the-spot': [correctOnTheSpot, 'clerk', { materials: paper }],
  accept: [acceptCase, 'approver', {}],
  'refuse-acceptance': [refuseAcceptance, 'approver', { ground: 'not-needed', reason: '依法不需要取得许可' }],
  'deem-renewed': [deemRenewed, 'system', {}],
  'confirm-refusal': [confirmRefusal, 'head', {}],
  'overturn-refusal': [overturnRefusal, 'head', { reason: '属于本机关职权' }],
  'deem-accepted': [deemAccepted, 'system', {}],
  'decide-by-rule': [decideByRule, 'system', {}],
  'decide-on-the-spot': [decideOnTheSpot, 'approver', {}],
  examine: [examineCase, 'approver', { recommends: 'grant', opinion: '符合条件' }],
  return: [returnToExaminer, 'approver', { reason: '请补充核查情况' }],
  'take-back': [takeBack, 'approver', { reason: '意见有误' }],
  'prolong-procedure': [prolongProcedure, 'approver', { reason: '专家还要补充意见', days: 3 }],
  'record-site-check': [recordSiteCheck, 'approver', siteCheck],
  'tell-party': [tellParty, 'approver', { name: '李四', interest: '相邻住户', contact: '19900000002' }],
  'record-statement': [recordStatement, 'approver', { words: '申请人当面陈述意见' }],
  'state-views': [stateViews, 'applicant', { words: '我的场地符合要求' }],
  'tell-hearing-right': [tellHearingRight, 'approver', { reason: '与相邻住户有重大利益关系' }],
  'request-hearing': [requestHearing, 'applicant', { reason: '希望公开听证' }],
  'receive-hearing-request': [receiveHearingRequest, 'approver', { by: '李四', reason: '影响采光' }],
  'lapse-hearing': [lapseHearing, 'system', {}],
  'call-hearing': [callHearing, 'approver', hearing],
  'put-off-hearing': [putOffHearing, 'approver', { ...putOff }],
  'record-hearing': [recordHearing, 'approver', record],
  'fire-timer': [fireTimer, 'system', { step: 1, timer: 'late' }],
  'lapse-step': [lapseStep, 'system', { step: 1 }],
  'begin-procedure': [beginProcedure, 'approver', review],
  'end-procedure': [endProcedure, 'approver', { result: '专家组一致同意' }],
  extend: [extendCase, 'head', { reason: '案情复杂' }],
  'supply-deferred': [supplyDeferred, 'applicant', { materials: [{ key: 'premises', promise: true }] }],
  'receive-deferred': [receiveDeferred, 'clerk', { materials: paper }],
  'lapse-correction': [lapseCorrection, 'system', {}],
  'lapse-deferred': [lapseDeferred, 'system', {}],
  grant: [grantCase, 'approver', {}],
  deny: [denyCase, 'approver', { reason: '场所不符', basis: '受理条件第一项' }],
  'confirm-denial': [confirmDenial, 'head', {}],
  'overturn-denial': [overturnDenial, 'head', { reason: '场所符合要求' }],
  deliver: [deliverCase, 'approver', { channel: 'counter', receivedBy: '王静雯' }],
  close: [closeCase, 'approver', {}],
  withdraw: [withdrawCase, 'applicant', {}],
  'receive-withdrawal': [receiveWithdrawal, 'clerk', { reason: '申请人当面提出撤回' }],
  terminate: [terminateCase, 'approver', ending],
}

const doIt = (name: Act, who: Actor, caseId: string) => {
  const [act, , input] = everyAct[name]
  return world.perform(act, who, { caseId, ...input } as never)
}
const afterwards = async (made: Promise<CaseStory>, ...names: Act[]) => {
  const story = await made
  for (const name of names) await doIt(name, (await castOf(story))[everyAct[name][1]], story.caseId)
  return story
}

/** A case in each status, brought there by acts. */
const storyIn: Record<Status, () => Promise<CaseStory>> = {
  filed: () => givenCase(world),
  correcting: () => correctingCase(world),
  corrected: () => afterwards(correctingCase(world), 'receive-correction'),
  accepted: () => acceptedCase(world),
  suspended: () => afterwards(acceptedCase(world), 'begin-procedure'),
  examined: () => examinedCase(world),
  granted: () => grantedCase(world),
  denied: () => deniedCase(world),
  delivered: () => afterwards(grantedCase(world), 'deliver'),
  closed: () => closedCase(world),
  'not-accepted': () => afterwards(givenCase(world), 'refuse-acceptance', 'confirm-refusal'),
  withdrawn: () => afterwards(givenCase(world), 'withdraw'),
  terminated: () => afterwards(acceptedCase(world), 'terminate'),
}

async function castOf(story: CaseStory): Promise<Record<Who, Actor>> {
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  const head = await headOf(world, story)
  return { applicant: story.applicant, approver: story.approver, clerk, head, system: systemActor('test') }
}

for (const status of statuses) {
  test(`in status ${status} every act is in the table or refused with the open acts named`, async () => {
    const story = await storyIn[status]()
    const [file] = await world.inside(async (ctx) => withSteps(ctx, [(await findCase(ctx, story.caseId))!]))
    assert.ok(file)
    assert.equal(file.status, status)
    const open = openRows(standingOf(file)).map((row) => row.act)
    const cast = await castOf(story)
    for (const name of acts.filter((one) => !open.includes(one))) {
      await assert.rejects(doIt(name, cast[everyAct[name][1]], story.caseId), (error: Problem) => {
        assert.equal(error.code, 'cases.act-not-open', name)
        const named = (error.facts['open'] as { act: Act }[]).map((one) => one.act)
        assert.deepEqual([error.facts['status'], named], [status, open], name)
        return true
      })
    }
    // Nobody is offered an act the table does not have, and everybody who may is offered those it has.
    const offered = new Set<Act>()
    for (const who of [cast.approver, cast.clerk, cast.head])
      for (const act of (await world.show(casePage, who, { caseId: story.caseId })).can) offered.add(act)
    for (const act of (await world.show(myCase, cast.applicant, { caseId: story.caseId })).can) offered.add(act)
    const byPeople = open.filter((name) => everyAct[name][1] !== 'system')
    assert.deepEqual([...offered].toSorted(), byPeople.toSorted())
  })
}

test('no act is open to another body’s staff or to another citizen', async () => {
  const story = await givenCase(world)
  const elsewhere = await givenOrgan(world, { name: '青禾县卫生健康局', regionCode: '990123000000' })
  const roles = ['approver', 'department-head', 'window-clerk'] as const
  const outsider = (await givenStaff(world, { roles: [...roles], organId: elsewhere.id })).actor
  const neighbour = (await givenCitizen(world)).actor
  const refused = (code: string) => (error: Problem) => error.code === code
  for (const name of acts) {
    const by = everyAct[name][1]
    const code = by === 'system' ? 'kernel.not-permitted' : 'kernel.not-yours'
    await assert.rejects(doIt(name, by === 'applicant' ? neighbour : outsider, story.caseId), refused(code), name)
  }
  await assert.rejects(world.show(casePage, outsider, { caseId: story.caseId }), refused('kernel.not-found'))
  await assert.rejects(world.show(myCase, neighbour, { caseId: story.caseId }), refused('kernel.not-found'))
})
