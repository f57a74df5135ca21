/** Whatever reviewers do, in whatever order: no token lost or doubled, no open step without an owner, and history explains the present. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import type { Act } from '#kernel/action.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import {
  addSigner,
  askSignatures,
  claimStep,
  consult,
  handOverStep,
  releaseStep,
  replaceAsked,
  setDeputy,
  signStep,
  urgeStep,
} from '#modules/routes/testing.ts'
import { givenStaff, resumeAccount, suspendAccount } from '#modules/identity/testing.ts'
import type { Route } from '#modules/routes/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { examineCase } from './actions/examine-case.ts'
import { fireTimer } from './actions/fire-timer.ts'
import { grantCase } from './actions/grant-case.ts'
import { lapseStep } from './actions/lapse-step.ts'
import { returnToExaminer } from './actions/return-to-examiner.ts'
import { takeBack } from './actions/take-back.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { type Body, givenBody, named, reviewBy, routedCase, sideBySide, withTimer } from './joint.testing.ts'
import { statusBy, withSteps } from './steps.ts'
import { findCase } from './store.ts'
import { caseSteps } from './views/case-steps.ts'
import { worklist } from './views/worklist.ts'

let world: World
let own: Body
let other: Body
let keeper: Actor
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  other = await givenBody(world, '云溪区城市管理局')
  keeper = (await givenStaff(world, { roles: ['system-admin'], organId: own.organ.id })).actor
})
after(() => world.close())

const moves = [
  'examine',
  'examine',
  'examine',
  'grant',
  'return',
  'take-back',
  'lapse',
  'claim',
  'release',
  'hand-over',
  'ask',
  'add',
  'agree',
  'disagree',
  'consult',
  'urge',
  'withdraw',
  'timer',
  'timer',
  'replace',
  'leave',
] as const
type Move = { kind: (typeof moves)[number]; who: number; step: number }
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...moves),
  who: fc.nat(5),
  step: fc.integer({ min: 1, max: 8 }),
})

const system = systemActor('test')

/** Two bodies side by side; beside the own one its head looks in when it is late, the other gives way to the own one. */
function timedRoute(): Route {
  const handling = { kind: 'handling' } as const
  const { nodes, flows } = sideBySide(
    reviewBy('own', '本部门审查', handling),
    reviewBy('other', '城管意见', named(other), { silence: 'agree', budgetDays: 6 }),
  )
  const merged: Route = {
    nodes: [...nodes, { kind: 'exclusive', id: 'merge' }],
    flows: [
      ...flows.map((flow) => (flow.id === 'of-other' ? { ...flow, to: 'merge' } : flow)),
      { id: 'merged', from: 'merge', to: 'join' },
    ],
  }
  const look = reviewBy('look', '负责人过问', handling, { post: { body: handling, role: 'department-head' } })
  const instead = reviewBy('instead', '代为核实', handling)
  const late = withTimer(merged, { on: 'other', interrupting: true, way: instead, to: 'merge' })
  return withTimer(late, { on: 'own', interrupting: false, way: look })
}

const words = { opinion: '情况属实', reason: '请补充情况', request: '请会签', question: '有无意见？' }

/** The colleague's account is suspended for a while: what they held goes back. @returns how many lines of history that makes */
async function leaveFor(caseId: string): Promise<number> {
  const { steps } = await world.show(caseSteps, own.head, { caseId })
  const { id, name } = own.colleague
  const held = steps.filter(({ status, holderName }) => status === 'open' && holderName === name)
  await world.perform(suspendAccount, keeper, { id, reason: '住院' })
  await world.deliverNews()
  await world.perform(resumeAccount, keeper, { id })
  const now = (await world.show(caseSteps, own.head, { caseId })).steps
  for (const { no } of held) assert.equal(now.find((one) => one.no === no)?.holderName, undefined)
  return held.length
}

/** Tries the move; that it is refused is as good an outcome as that it is done. @returns how many lines of history it left */
async function attempt(caseId: string, applicant: Actor, { kind, who, step: no }: Move): Promise<number> {
  if (kind === 'leave') return leaveFor(caseId)
  const staff = [own.approver, own.colleague, own.head, other.approver, other.colleague, other.head]
  const actor = staff[who]!
  const colleague = staff[(who + 1) % 3 === 0 ? who - 2 : who + 1] ?? own.approver
  const asked = { organId: who < 3 ? own.organ.id : other.organ.id, staffId: colleague.subjectId! }
  const at = { caseId, no }
  const tries: Record<Exclude<Move['kind'], 'leave'>, [Act, Actor, object]> = {
    examine: [examineCase, actor, { caseId, step: no, recommends: no % 3 === 0 ? 'deny' : 'grant', ...words }],
    grant: [grantCase, actor, { caseId }],
    return: [returnToExaminer, actor, { caseId, step: no, ...words }],
    'take-back': [takeBack, actor, { caseId, step: no, ...words }],
    lapse: [lapseStep, system, { caseId, step: no }],
    claim: [claimStep, actor, at],
    // Of a colleague's step only the head may, and only with a reason.
    release: [releaseStep, actor, { ...at, reason: words.reason }],
    replace: [replaceAsked, actor, { ...at, signature: 1 + (who % 2), asked, ...words }],
    'hand-over': [handOverStep, actor, { ...at, staffId: colleague.subjectId, ...words }],
    ask: [askSignatures, actor, { ...at, asked: [asked], ...words }],
    add: [addSigner, actor, { ...at, asked: { organId: other.organ.id }, ...words }],
    agree: [signStep, actor, { ...at, agrees: true, ...words }],
    disagree: [signStep, actor, { ...at, agrees: false, ...words }],
    consult: [consult, actor, { ...at, asked: [{ organId: other.organ.id }], ...words }],
    urge: [urgeStep, actor, at],
    withdraw: [withdrawCase, applicant, { caseId }],
    timer: [fireTimer, system, { caseId, step: no, timer: who % 2 ? 'own-aside' : 'other-late' }],
  }
  const [act, by, input] = tries[kind]
  try {
    await world.perform(act, by, input as never)
    return 1
  } catch (error) {
    assert.ok(error instanceof Problem, `${kind}: ${String(error)}`)
    return 0
  }
}

async function standing(caseId: string) {
  const [file] = await world.inside(async (ctx) => withSteps(ctx, [(await findCase(ctx, caseId))!]))
  const { steps } = await world.show(caseSteps, own.head, { caseId })
  const { rows } = await world.inside((ctx) =>
    sql<{ tokens: { at: string; no: number }[]; ended: boolean; over: boolean }>`
      select state -> 'tokens' as tokens, (state ->> 'ended')::boolean as ended, ended_at is not null as over
      from routes.run where case_id = ${caseId}`.execute(ctx.db),
  )
  return { file: file!, steps, run: rows[0]! }
}

async function check(caseId: string, done: number): Promise<void> {
  const { file, steps, run } = await standing(caseId)
  const open = steps.filter(({ status }) => status === 'open')
  const inHand = file.status === 'accepted' || file.status === 'examined'
  // One open step for each token that waits at a step, and none beside.
  const waiting = run.tokens.filter(({ at }) => at !== 'join').map(({ no }) => no)
  assert.deepEqual(
    open.map(({ no }) => no),
    inHand ? waiting.toSorted((a, b) => a - b) : [],
  )
  assert.equal(run.over, !inHand)
  for (const step of open) assert.ok(step.organName && step.roleTitle, 'an open step has an owner')
  if (inHand) assert.equal(file.status, statusBy(file.steps ?? []))
  // Numbers are used once; what is closed says by whom or why.
  assert.equal(new Set(steps.map(({ no }) => no)).size, steps.length)
  for (const step of steps) if (step.status === 'done') assert.ok(step.closedBy && step.recommends)
  // What happened to the holder is in the step's own history.
  for (const step of open) {
    const last = step.traces.findLast(({ title }) => ['认领', '退还认领', '转办'].includes(title))
    const holder =
      last?.title === '认领' ? last.by : last?.title === '转办' ? /转给(.+?)：/.exec(last.words ?? '')?.[1] : undefined
    assert.equal(step.holderName, holder)
  }
  // A timer waits on open steps alone, and the step says so.
  const { rows: timed } = await world.inside((ctx) =>
    sql<{ no: number; says: boolean; waits: boolean }>`
      select s.no, s.timed as says, exists (select from routes.timer t where t.case_id = s.case_id and t.step_no = s.no) as waits
      from routes.step s where s.case_id = ${caseId}`.execute(ctx.db),
  )
  for (const one of timed) {
    assert.equal(one.says, one.waits)
    if (one.waits) assert.ok(open.some(({ no }) => no === one.no))
  }
  const traces = steps.reduce((sum, step) => sum + step.traces.length, 0)
  assert.equal(file.events - 2 + traces, done, 'every act left one line: of the case, or of the step')
}

/** What one has claimed, and what others ask, is listed for exactly those whom the policies let do it. */
async function checkLists(caseId: string): Promise<void> {
  await world.deliverNews()
  for (const who of [own.approver, own.colleague, own.head, other.approver, other.colleague, other.head]) {
    const { steps } = await world.show(caseSteps, who, { caseId })
    const open = steps.filter(({ status }) => status === 'open')
    const held = open.some(({ holderName, can }) => holderName !== undefined && can.includes('add-signer'))
    const asked = open.some(
      ({ joint, can, signatures, consultations }) =>
        (joint && can.includes('add-signer')) || [...signatures, ...consultations].some(({ mine }) => mine),
    )
    for (const [tab, listed] of [
      ['claimed', held],
      ['joint', asked],
    ] as const) {
      const { rows } = await world.show(worklist, who, { tab, limit: 100 })
      assert.equal(
        rows.some(({ id }) => id === caseId),
        listed,
        `${tab} of ${who.name}`,
      )
    }
  }
}

test('after any sequence of acts tokens, steps, status, lists and history agree', async () => {
  world.moveTo('2026-03-02')
  const away = { deputyId: own.colleague.subjectId!, fromOn: '2026-03-02', toOn: '2026-03-20', reason: '出差' }
  await world.perform(setDeputy, own.approver, away)
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 30 }), async (sequence) => {
      world.moveTo('2026-03-02')
      const story = await routedCase(world, own, timedRoute())
      let done = 0
      for (const [at, one] of sequence.entries()) {
        if (at === Math.floor(sequence.length / 2)) world.moveTo('2026-03-20')
        done += await attempt(story.caseId, story.applicant, one)
        await check(story.caseId, done)
        if (at % 7 === 6) await checkLists(story.caseId)
      }
      await checkLists(story.caseId)
    }),
    { numRuns: 25 },
  )
})

test('an approval is won by one of two who act at the same second, on every step of the route', async () => {
  world.moveTo('2026-03-02')
  const story = await routedCase(
    world,
    own,
    sideBySide(reviewBy('own', '本部门审查', { kind: 'handling' }), reviewBy('other', '城管意见', named(other))),
  )
  const opinion = { caseId: story.caseId, recommends: 'grant', opinion: '情况属实' } as const
  for (const [step, body] of [own, other].entries()) {
    const outcomes = await Promise.allSettled(
      [body.approver, body.colleague].map((who) => world.perform(examineCase, who, { ...opinion, step: step + 1 })),
    )
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  }
  const { file, steps } = await standing(story.caseId)
  assert.equal(file.status, 'examined')
  assert.deepEqual(
    steps.map(({ status }) => status),
    ['done', 'done', 'open'],
  )
})
