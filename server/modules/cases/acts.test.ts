import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Problem } from '#kernel/problem.ts'
import { givenStaff } from '#modules/identity/testing.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { askCorrection } from './actions/ask-correction.ts'
import { closeCase } from './actions/close-case.ts'
import { decideOnTheSpot } from './actions/decide-on-the-spot.ts'
import { deliverCase } from './actions/deliver-case.ts'
import { confirmRefusal } from './actions/confirm-refusal.ts'
import { denyCase } from './actions/deny-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { receiveCorrection } from './actions/receive-correction.ts'
import { receiveWithdrawal } from './actions/receive-withdrawal.ts'
import { refuseAcceptance } from './actions/refuse-acceptance.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { saveSupplementDraft } from './actions/save-supplement-draft.ts'
import { submitCorrection } from './actions/submit-correction.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { mySupplementDraft } from './views/my-supplement-draft.ts'
import {
  acceptedCase,
  correctingCase,
  deniedCase,
  examinedCase,
  givenCase,
  givenFile,
  headOf,
  grantedCase,
  instantly,
} from './testing.ts'
import { casePage } from './views/case-page.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}

test('acceptance starts both clocks and says on which provisions', async () => {
  const story = await givenCase(world, { filed: '2026-04-27' })
  world.moveTo('2026-04-29')
  const accepted = await world.perform(acceptCase, story.approver, { caseId: story.caseId })
  // Ten and twenty working days over the May holiday (1–5 May off, 9 May worked).
  assert.deepEqual(
    [accepted.acceptedOn, accepted.promisedDue, accepted.statutoryDue],
    ['2026-04-29', '2026-05-15', '2026-05-29'],
  )
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.equal(page.clock.remaining, 10)
  assert.deepEqual(
    page.clock.lines.map((line) => [line.phase, line.days]),
    [
      ['intake', 2],
      ['handling', 0],
    ],
  )
  assert.match(page.clock.lines[1]!.article, /第四十二条/)
})

test('what is typed for a correction is kept until it is handed in, for its applicant alone, and never over what another device saved', async () => {
  const { caseId, applicant, approver } = await correctingCase(world, { filed: '2026-03-02' })
  const kept = async () => (await world.show(mySupplementDraft, applicant, { caseId })).draft
  assert.equal(await kept(), undefined)
  const materials = { premises: [await givenFile(world, applicant)] }
  const save = (revision: number, statement: string, more: object = {}) =>
    world.perform(saveSupplementDraft, applicant, { caseId, revision, values: { statement }, materials, ...more })
  assert.equal((await save(0, '补充')).revision, 1)
  await save(1, '补充说明')
  await assert.rejects(save(1, '另一台设备写的'), refused('cases.supplement-draft-conflict'))
  const stolen = await givenFile(world, (await givenCase(world)).applicant)
  await assert.rejects(save(2, '别人的文件', { materials: { premises: [stolen] } }), refused('kernel.not-yours'))
  const { savedAt, ...draft } = (await kept())!
  assert.deepEqual(draft, { values: { statement: '补充说明' }, materials, revision: 2 })
  assert.ok(savedAt)
  await assert.rejects(
    world.show(mySupplementDraft, (await givenCase(world)).applicant, { caseId }),
    refused('kernel.not-found'),
  )
  await assert.rejects(world.show(mySupplementDraft, approver, { caseId }), refused('kernel.not-permitted'))
  const given = [{ key: 'premises', documentIds: materials.premises }]
  await world.perform(submitCorrection, applicant, { caseId, values: draft.values, materials: given })
  assert.equal(await kept(), undefined)
  await assert.rejects(save(0, '晚到的保存'), refused('cases.act-not-open'))
})

test('a correction is asked for once, stops nothing but the waiting, and its answer starts the five days anew', async () => {
  const story = await correctingCase(world, { filed: '2026-03-02' })
  const waiting = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.equal(waiting.clock.dueOn, undefined)
  world.moveTo('2026-03-12')
  await assert.rejects(
    world.perform(submitCorrection, story.applicant, { caseId: story.caseId }),
    refused('cases.correction-incomplete'),
  )
  const documentIds = [await givenFile(world, story.applicant)]
  const values = { statement: '补充说明' }
  const done = await world.perform(submitCorrection, story.applicant, {
    caseId: story.caseId,
    values,
    materials: [{ key: 'premises', documentIds }],
  })
  assert.deepEqual([done.status, done.can], ['corrected', ['withdraw']])
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.equal(page.clock.acceptanceDue, '2026-03-19')
  assert.deepEqual(
    page.clock.lines.map((line) => [line.phase, line.counted]),
    [
      ['intake', true],
      ['correction', false],
      ['intake', true],
    ],
  )
  assert.deepEqual(
    page.materials.map((one) => [one.corrected, one.files.map((file) => file.documentId)]),
    [[true, documentIds]],
  )
  assert.deepEqual(page.changed, [{ label: '申请事由', before: '王静雯', after: '补充说明' }])
  assert.ok(!page.can.includes('ask-correction'))
  const items = [{ kind: 'field' as const, key: 'name', problem: '再核对一次' }]
  await assert.rejects(
    world.perform(askCorrection, story.approver, { caseId: story.caseId, items }),
    refused('cases.act-not-open'),
  )
})

test('a person without an account corrects and withdraws at the counter', async () => {
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: (await givenOrgan(world)).id })).actor
  const story = await correctingCase(world)
  const materials = [{ key: 'premises', paper: true as const }]
  const done = await world.perform(receiveCorrection, clerk, { caseId: story.caseId, materials })
  assert.equal(done.status, 'corrected')
  assert.ok(done.can.includes('receive-withdrawal') && !done.can.includes('withdraw'))
  const gone = await world.perform(receiveWithdrawal, clerk, { caseId: story.caseId, reason: '申请人当面提出撤回' })
  assert.equal(gone.status, 'withdrawn')
})

test('a correction notice names only what the item asks for', async () => {
  const story = await givenCase(world)
  const items = [{ kind: 'material' as const, key: 'poem', problem: '缺少' }]
  await assert.rejects(
    world.perform(askCorrection, story.approver, { caseId: story.caseId, items }),
    refused('cases.nothing-such'),
  )
})

test('a refusal to accept names the right body and ends the case', async () => {
  const story = await givenCase(world)
  const reason = '申请事项由卫生健康部门办理'
  await assert.rejects(
    world.perform(refuseAcceptance, story.approver, { caseId: story.caseId, ground: 'not-competent', reason }),
    refused('kernel.invalid-input'),
  )
  await world.perform(refuseAcceptance, story.approver, {
    caseId: story.caseId,
    ground: 'not-competent',
    reason,
    rightBody: '云溪区卫生健康局',
  })
  await world.perform(confirmRefusal, await headOf(world, story), { caseId: story.caseId })
  const page = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.deepEqual([page.status, page.refusal?.rightBody, page.can], ['not-accepted', '云溪区卫生健康局', []])
  assert.match(page.refusal!.remedies.join(), /六十日.*六个月/s)
})

test('the decider sends a case back, and what they say to each other stays inside', async () => {
  const story = await examinedCase(world)
  const back = await world.perform(returnToExaminer, story.approver, { caseId: story.caseId, reason: '请核实面积' })
  assert.equal(back.status, 'accepted')
  const mine = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.ok(!JSON.stringify(mine).includes('请核实面积'))
  const theirs = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.ok(theirs.timeline.some((entry) => entry.words === '请核实面积'))
  assert.deepEqual(
    theirs.opinions.map((one) => one.recommends),
    ['grant'],
  )
})

test('a denial gives the reason, the provision and the way to object', async () => {
  const story = await deniedCase(world)
  const page = await world.show(myCase, story.applicant, { caseId: story.caseId })
  assert.deepEqual([page.status, page.granted, page.refusal?.reason], ['denied', false, '经营场所与申报不符'])
  assert.match(page.refusal!.remedies.join(), /《行政复议法》第二十条.*《行政诉讼法》第四十六条/s)
})

test('online delivery closes the case; at the counter somebody takes it, and then it is closed', async () => {
  const online = await grantedCase(world)
  assert.equal(
    (await world.perform(deliverCase, online.approver, { caseId: online.caseId, channel: 'online' })).status,
    'closed',
  )
  const counter = await grantedCase(world)
  const input = { caseId: counter.caseId, channel: 'counter' as const }
  await assert.rejects(world.perform(deliverCase, counter.approver, input), refused('kernel.invalid-input'))
  assert.equal(
    (await world.perform(deliverCase, counter.approver, { ...input, receivedBy: '王静雯' })).status,
    'delivered',
  )
  assert.equal((await world.perform(closeCase, counter.approver, { caseId: counter.caseId })).status, 'closed')
})

test('an instant item is accepted, examined and granted at once, each fact on its own line', async () => {
  const story = await givenCase(world, { content: instantly })
  const done = await world.perform(decideOnTheSpot, story.approver, { caseId: story.caseId })
  assert.equal(done.status, 'granted')
  const page = await world.show(casePage, story.approver, { caseId: story.caseId })
  assert.deepEqual(
    page.timeline.map((entry) => entry.act),
    ['file', 'accept', 'examine', 'grant'],
  )
  const slow = await givenCase(world)
  await assert.rejects(
    world.perform(decideOnTheSpot, slow.approver, { caseId: slow.caseId }),
    refused('cases.act-not-open'),
  )
})

test('a clerk who may accept but not decide does not decide on the spot', async () => {
  const story = await givenCase(world, { content: instantly })
  const clerk = (await givenStaff(world, { roles: ['window-clerk'], organId: story.organ.id })).actor
  await assert.rejects(world.perform(decideOnTheSpot, clerk, { caseId: story.caseId }), refused('kernel.not-permitted'))
  const page = await world.show(casePage, clerk, { caseId: story.caseId })
  assert.deepEqual(page.can, [
    'ask-correction',
    'correct-on-the-spot',
    'accept',
    'refuse-acceptance',
    'receive-withdrawal',
  ])
})

test('of two approvers deciding at the same moment one wins and the other learns what is open now', async () => {
  const story = await examinedCase(world)
  const colleague = (await givenStaff(world, { roles: ['approver'], organId: story.organ.id })).actor
  const outcomes = await Promise.allSettled([
    world.perform(grantCase, story.approver, { caseId: story.caseId }),
    world.perform(denyCase, colleague, { caseId: story.caseId, reason: '场所不符', basis: '受理条件第一项' }),
  ])
  const lost = outcomes.filter((one) => one.status === 'rejected')
  assert.equal(lost.length, 1)
  const problem = lost[0]!.reason as Problem
  assert.equal(problem.code, 'cases.act-not-open')
  assert.deepEqual(
    (problem.facts['open'] as { act: string }[]).map((one) => one.act),
    ['deliver'],
  )
})

test('withdrawal is open until the decision and not after it', async () => {
  const early = await acceptedCase(world)
  assert.equal((await world.perform(withdrawCase, early.applicant, { caseId: early.caseId })).status, 'withdrawn')
  const late = await grantedCase(world)
  await assert.rejects(
    world.perform(withdrawCase, late.applicant, { caseId: late.caseId }),
    refused('cases.act-not-open'),
  )
})

test('the history of a case cannot be rewritten', async () => {
  const { caseId } = await givenCase(world)
  await assert.rejects(
    world.inside((ctx) => sql`update cases.case_event set words = '' where case_id = ${caseId}`.execute(ctx.db)),
    /append-only/,
  )
})
