/** What reviewers do with a step beside doing it: each act works, is refused when not open, and to a stranger. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Problem } from '#kernel/problem.ts'
import {
  addSigner,
  answerConsultation,
  askSignatures,
  claimStep,
  consult,
  endDeputy,
  handOverStep,
  myDeputies,
  releaseStep,
  replaceAsked,
  setDeputy,
  signStep,
  urgeStep,
} from '#modules/routes/testing.ts'
import { givenStaff, removePost, setPostRoles, suspendAccount } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { examineCase } from './actions/examine-case.ts'
import { takeBack } from './actions/take-back.ts'
import { withdrawCase } from './actions/withdraw-case.ts'
import { type Body, givenBody } from './joint.testing.ts'
import { acceptedCase, type CaseStory } from './testing.ts'
import { caseSteps } from './views/case-steps.ts'
import { worklist } from './views/worklist.ts'

let world: World
let own: Body
let other: Body
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  other = await givenBody(world, '云溪区城市管理局')
})
after(() => world.close())

const code = (wanted: string) => (error: Problem) => error.code === wanted
const opinion = { recommends: 'grant', opinion: '符合要求' } as const
const reason = '出差，请代为办理'
const accepted = () => acceptedCase(world, { organ: own.organ, approver: own.approver })
const at = ({ caseId }: CaseStory, no = 1) => ({ caseId, no })
const stepOf = async ({ caseId }: CaseStory, no = 1) =>
  (await world.show(caseSteps, own.approver, { caseId })).steps.find((step) => step.no === no)!
const examine = (who: Body['approver'], { caseId }: CaseStory) =>
  world.perform(examineCase, who, { caseId, ...opinion })

test('who claims a step does it alone, until it is given back', async () => {
  const story = await accepted()
  await world.perform(claimStep, own.approver, at(story))
  await assert.rejects(world.perform(claimStep, own.colleague, at(story)), code('routes.step-held'))
  await assert.rejects(examine(own.colleague, story), code('routes.step-held'))
  await assert.rejects(world.perform(releaseStep, own.colleague, at(story)), code('routes.step-held'))
  await world.perform(releaseStep, own.approver, at(story))
  await assert.rejects(world.perform(releaseStep, own.approver, at(story)), code('kernel.not-yours'))
  await examine(own.colleague, story)
  await assert.rejects(world.perform(claimStep, own.approver, at(story)), code('routes.act-not-open'))
})

test('a step is handed over to a colleague of the post, and to nobody else', async () => {
  const story = await accepted()
  const to = (staffId?: string) => ({ ...at(story), staffId: staffId!, reason })
  await assert.rejects(
    world.perform(handOverStep, own.approver, to(own.approver.subjectId)),
    code('routes.not-to-yourself'),
  )
  await assert.rejects(
    world.perform(handOverStep, own.approver, to(other.approver.subjectId)),
    code('routes.not-a-colleague'),
  )
  await assert.rejects(
    world.perform(handOverStep, other.approver, to(own.colleague.subjectId)),
    code('kernel.not-yours'),
  )
  await world.perform(handOverStep, own.approver, to(own.colleague.subjectId))
  await assert.rejects(examine(own.approver, story), code('routes.step-held'))
  await examine(own.colleague, story)
  assert.deepEqual(
    (await stepOf(story)).traces.map(({ title }) => title),
    ['转办'],
  )
})

test('while away a colleague does what one holds, in one’s name; afterwards no more', async () => {
  world.moveTo('2026-03-02')
  const [mine, later] = [await accepted(), await accepted()]
  for (const story of [mine, later]) await world.perform(claimStep, own.approver, at(story))
  const days = { deputyId: own.colleague.subjectId!, fromOn: '2026-03-03', toOn: '2026-03-04', reason }
  const { id } = await world.perform(setDeputy, own.approver, days)
  await assert.rejects(world.perform(setDeputy, own.approver, days), code('routes.deputy-exists'))
  await assert.rejects(
    world.perform(setDeputy, own.approver, { ...days, deputyId: other.approver.subjectId! }),
    code('routes.not-a-colleague'),
  )
  await assert.rejects(examine(own.colleague, mine), code('routes.step-held'))
  world.moveTo('2026-03-03')
  await examine(own.colleague, mine)
  const done = await stepOf(mine)
  assert.deepEqual([done.closedBy, done.closedFor], [own.colleague.name, own.approver.name])
  await assert.rejects(world.perform(endDeputy, other.approver, { id }), code('kernel.not-yours'))
  await world.perform(endDeputy, own.approver, { id })
  await assert.rejects(examine(own.colleague, later), code('routes.step-held'))
})

test('a countersigned step waits for all, then goes on', async () => {
  const story = await accepted()
  const asked = [
    { organId: own.organ.id, staffId: own.colleague.subjectId! },
    { organId: other.organ.id, role: 'department-head' as const },
  ]
  await world.perform(askSignatures, own.approver, { ...at(story), asked, request: '请会签' })
  await world.deliverNews()
  await assert.rejects(examine(own.approver, story), code('routes.signatures-missing'))
  await assert.rejects(
    world.perform(askSignatures, own.approver, { ...at(story), asked, request: '请会签' }),
    code('routes.act-not-open'),
  )
  const sign = { ...at(story), agrees: true, opinion: '同意' }
  await assert.rejects(world.perform(signStep, other.approver, sign), code('kernel.not-yours'))
  await world.perform(signStep, own.colleague, sign)
  assert.equal((await stepOf(story)).signs, 'missing')
  assert.equal((await world.show(worklist, other.head, { tab: 'joint' })).rows[0]?.id, story.caseId)
  await world.perform(signStep, other.head, sign)
  await assert.rejects(world.perform(signStep, other.head, sign), code('kernel.not-yours'))
  await examine(own.approver, story)
})

test('where all must agree one disagreement leaves the no and the return, not the yes', async () => {
  const story = await accepted()
  const asked = [own.colleague, own.head].map((one) => ({ organId: own.organ.id, staffId: one.subjectId! }))
  await world.perform(askSignatures, own.approver, { ...at(story), asked, order: 'sequence', request: '请依次会签' })
  await assert.rejects(
    world.perform(signStep, own.head, { ...at(story), agrees: true, opinion: '同意' }),
    code('kernel.not-yours'),
  )
  await world.perform(signStep, own.colleague, { ...at(story), agrees: false, opinion: '场地不符' })
  assert.deepEqual(
    (await stepOf(story)).signatures.map(({ status }) => status),
    ['disagreed', 'waiting'],
  )
  await assert.rejects(examine(own.approver, story), code('routes.signatures-refused'))
  await world.perform(examineCase, own.approver, { caseId: story.caseId, recommends: 'deny', opinion: '建议不予' })
})

test('a quorum is enough, but a signer added later must agree as well', async () => {
  const story = await accepted()
  const asked = [{ organId: own.organ.id, staffId: own.colleague.subjectId! }, { organId: other.organ.id }]
  await world.perform(askSignatures, own.approver, { ...at(story), asked, quorum: 1, request: '请会签' })
  await world.perform(signStep, own.colleague, { ...at(story), agrees: true, opinion: '同意' })
  assert.equal((await stepOf(story)).signs, 'agreed')
  const more = { organId: own.organ.id, staffId: own.head.subjectId! }
  await world.perform(addSigner, own.approver, { ...at(story), asked: more, request: '请负责人把关' })
  await assert.rejects(
    world.perform(addSigner, own.approver, { ...at(story), asked: more, request: '请负责人把关' }),
    code('routes.asked-already'),
  )
  await assert.rejects(examine(own.approver, story), code('routes.signatures-missing'))
  await world.perform(signStep, own.head, { ...at(story), agrees: true, opinion: '同意' })
  await examine(own.approver, story)
})

test('a consultation carries no vote and holds nothing up; only who was asked answers, and only while the step is open', async () => {
  const story = await accepted()
  await world.perform(consult, own.approver, {
    ...at(story),
    asked: [{ organId: other.organ.id }],
    question: '占道是否可行？',
  })
  await world.deliverNews()
  const [question] = (await stepOf(story)).consultations
  const answer = { ...at(story), id: question!.id, answer: '可行' }
  await assert.rejects(world.perform(answerConsultation, own.colleague, answer), code('kernel.not-yours'))
  assert.equal(
    (await world.show(caseSteps, other.approver, { caseId: story.caseId })).steps[0]!.consultations[0]!.mine,
    true,
  )
  await world.perform(answerConsultation, other.approver, answer)
  assert.equal((await stepOf(story)).consultations[0]!.answer, '可行')
  await world.perform(consult, own.approver, {
    ...at(story),
    asked: [{ organId: other.organ.id }],
    question: '还有意见吗？',
  })
  await examine(own.approver, story)
  const late = (await stepOf(story)).consultations[1]!
  await assert.rejects(
    world.perform(answerConsultation, other.approver, { ...answer, id: late.id }),
    code('routes.act-not-open'),
  )
})

test('a step is urged once a day by the body that handles the case, and by no stranger', async () => {
  world.moveTo('2026-03-02')
  const story = await accepted()
  await assert.rejects(world.perform(urgeStep, other.approver, at(story)), code('kernel.not-yours'))
  await world.perform(urgeStep, own.head, at(story))
  await assert.rejects(world.perform(urgeStep, own.head, at(story)), code('routes.urged-today'))
  world.moveTo('2026-03-03')
  await world.perform(urgeStep, own.head, at(story))
})

test('what a colleague has begun to work on can no longer be taken back, and what ended cannot be acted on', async () => {
  const story = await accepted()
  await examine(own.approver, story)
  await world.perform(claimStep, own.colleague, at(story, 2))
  await assert.rejects(
    world.perform(takeBack, own.approver, { caseId: story.caseId, reason: '意见有误' }),
    code('cases.act-not-open'),
  )
  await world.perform(withdrawCase, story.applicant, { caseId: story.caseId })
  assert.equal((await stepOf(story, 2)).status, 'voided')
  await assert.rejects(world.perform(claimStep, own.colleague, at(story, 2)), code('routes.act-not-open'))
})

const titlesFor = async (who: Body['approver']) => (await messagesOf(world, who)).map(({ title }) => title)

test('the head takes a step back from a colleague who cannot do it, with a reason, or hands it to another; nobody else may', async () => {
  const story = await accepted()
  await world.perform(claimStep, own.approver, at(story))
  await assert.rejects(
    world.perform(releaseStep, other.head, { ...at(story), reason: '生病' }),
    code('kernel.not-yours'),
  )
  await assert.rejects(world.perform(releaseStep, own.head, at(story)), code('routes.reason-missing'))
  await world.perform(releaseStep, own.head, { ...at(story), reason: '生病住院' })
  const [taken] = (await stepOf(story)).traces.slice(-1)
  assert.deepEqual([taken?.title, taken?.words], ['退还认领', `收回${own.approver.name}承办的环节：生病住院`])
  world.clock.advance(1_000)
  await world.perform(claimStep, own.approver, at(story))
  const to = { ...at(story), staffId: own.colleague.subjectId!, reason: '请接着办' }
  await assert.rejects(world.perform(handOverStep, other.head, to), code('kernel.not-yours'))
  await world.perform(handOverStep, own.head, to)
  assert.equal((await stepOf(story)).holderName, own.colleague.name)
  const told = (await titlesFor(own.approver)).filter((title) => title === '您承办的环节已经另行安排')
  assert.equal(told.length, 2)
  await examine(own.colleague, story)
})

test('the head arranges who stands in for somebody away; the stand-in signs and answers what they were asked, in their name', async () => {
  world.moveTo('2026-03-02')
  const story = await accepted()
  const away = own.colleague
  const asked = { organId: own.organ.id, staffId: away.subjectId! }
  await world.perform(askSignatures, own.approver, { ...at(story), asked: [asked], request: '请会签' })
  await world.perform(consult, own.approver, { ...at(story), asked: [asked], question: '有无意见？' })
  const keeper = (await givenStaff(world, { roles: ['approver'], organId: own.organ.id, name: '孙守成' })).actor
  const sign = { ...at(story), agrees: true, opinion: '同意' }
  await assert.rejects(world.perform(signStep, keeper, sign), code('kernel.not-yours'))
  const days = {
    staffId: away.subjectId!,
    deputyId: keeper.subjectId!,
    fromOn: '2026-03-02',
    toOn: '2026-03-04',
    reason,
  }
  await assert.rejects(world.perform(setDeputy, own.approver, days), code('routes.not-the-head'))
  await assert.rejects(world.perform(setDeputy, other.head, days), code('routes.not-a-colleague'))
  const { id } = await world.perform(setDeputy, own.head, days)
  for (const who of [away, keeper]) assert.ok((await titlesFor(who)).includes('负责人安排了代办'))
  assert.equal((await world.show(worklist, keeper, { tab: 'joint' })).rows[0]?.id, story.caseId)
  await world.perform(signStep, keeper, sign)
  const { consultations, signatures } = await stepOf(story)
  assert.equal(signatures[0]!.signedBy, `孙守成（代${away.name}）`)
  await world.perform(answerConsultation, keeper, { ...at(story), id: consultations[0]!.id, answer: '没有意见' })
  assert.equal((await stepOf(story)).consultations[0]!.answeredBy, `孙守成（代${away.name}）`)
  await world.perform(endDeputy, own.head, { id })
  assert.equal((await world.show(myDeputies, own.head, {})).colleagues?.find((one) => one.id === id)?.live, false)
})

test('nobody signs for another what they asked for themselves', async () => {
  world.moveTo('2026-03-02')
  const story = await accepted()
  const days = { deputyId: own.approver.subjectId!, fromOn: '2026-03-02', toOn: '2026-03-03', reason }
  const { id } = await world.perform(setDeputy, own.colleague, days)
  const asked = [{ organId: own.organ.id, staffId: own.colleague.subjectId! }]
  await world.perform(askSignatures, own.approver, { ...at(story), asked, request: '请会签' })
  const sign = { ...at(story), agrees: true, opinion: '同意' }
  await assert.rejects(world.perform(signStep, own.approver, sign), code('kernel.not-yours'))
  await world.perform(endDeputy, own.colleague, { id })
})

test('somebody else is asked instead of a signer who has not answered; place, order and quorum stay', async () => {
  const story = await accepted()
  const asked = [own.colleague, own.head].map((one) => ({ organId: own.organ.id, staffId: one.subjectId! }))
  await world.perform(askSignatures, own.approver, { ...at(story), asked, order: 'sequence', request: '请依次会签' })
  const instead = {
    ...at(story),
    signature: 1,
    asked: { organId: other.organ.id, staffId: other.approver.subjectId! },
    reason,
  }
  await assert.rejects(world.perform(replaceAsked, other.approver, instead), code('kernel.not-yours'))
  await assert.rejects(
    world.perform(replaceAsked, own.approver, { ...instead, asked: asked[1]! }),
    code('routes.asked-already'),
  )
  await world.perform(replaceAsked, own.approver, instead)
  await world.deliverNews()
  assert.ok((await titlesFor(other.approver)).includes('请您会签'))
  const sign = { ...at(story), agrees: true, opinion: '同意' }
  await assert.rejects(world.perform(signStep, own.colleague, sign), code('kernel.not-yours'))
  await assert.rejects(world.perform(signStep, own.head, sign), code('kernel.not-yours'))
  await world.perform(signStep, other.approver, sign)
  await assert.rejects(world.perform(replaceAsked, own.approver, instead), code('routes.nothing-pending'))
  await world.perform(signStep, own.head, sign)
  await examine(own.approver, story)
})

test('an account suspended, a post taken away or its roles changed gives the steps back and tells the head, and who asked by name may ask another', async () => {
  const goes = await givenStaff(world, { roles: ['approver'], organId: own.organ.id, name: '许去非' })
  const leaves = await givenStaff(world, { roles: ['approver'], organId: own.organ.id, name: '何离' })
  const keeper = (await givenStaff(world, { roles: ['system-admin'], organId: own.organ.id })).actor
  const [one, two, asking] = [await accepted(), await accepted(), await accepted()]
  await world.perform(claimStep, goes.actor, at(one))
  await world.perform(claimStep, leaves.actor, at(two))
  const asked = [{ organId: own.organ.id, staffId: goes.actor.subjectId! }]
  await world.perform(askSignatures, own.approver, { ...at(asking), asked, request: '请会签' })
  world.clock.advance(1_000)
  await world.perform(suspendAccount, keeper, { id: goes.accountId, reason: '住院' })
  await world.perform(removePost, keeper, { id: leaves.actor.subjectId!, postId: leaves.actor.post!.id })
  const turns = await givenStaff(world, { roles: ['approver'], organId: own.organ.id, name: '章转岗' })
  const three = await accepted()
  await world.perform(claimStep, turns.actor, at(three))
  world.clock.advance(1_000)
  const granter = (await givenStaff(world, { roles: ['security-admin'], organId: own.organ.id })).actor
  await world.perform(setPostRoles, granter, { id: turns.actor.post!.id, roles: ['catalogue-editor'] })
  await world.deliverNews()
  for (const [story, name] of [
    [one, '许去非'],
    [two, '何离'],
    [three, '章转岗'],
  ] as const) {
    const step = await stepOf(story)
    assert.equal(step.holderName, undefined)
    assert.match(step.traces.at(-1)!.words!, new RegExp(`收回${name}承办的环节：账号停用`))
    await examine(own.approver, story)
  }
  const told = (await titlesFor(own.head)).filter((title) => title === '有环节退回本岗位，等待认领')
  assert.equal(told.length, 3)
  assert.ok((await titlesFor(own.approver)).includes('会签或者征求意见的对象不能答复'))
})
