/** Taking and handing over many cases at once: each answers for itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BulkVerdict } from '#kernel/contract.ts'
import { type GivenStaff, givenStaff, setRolePermission, signedIn } from '#modules/identity/testing.ts'
import { claimStep, handOverStep } from '#modules/routes/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { type Body, givenBody, reviewBy, routedCase, sideBySide } from './joint.testing.ts'
import { acceptedCase, examinedCase, givenCase } from './testing.ts'
import { caseSteps } from './views/case-steps.ts'

let world: World
let own: Body
let other: Body
let clerk: GivenStaff
before(async () => {
  world = await openWorld()
  own = await givenBody(world, '云溪区市场监督管理局')
  other = await givenBody(world, '云溪区城市管理局')
  clerk = await givenStaff(world, { roles: ['approver'], organId: own.organ.id, canSignIn: true })
})
after(() => world.close())

const accepted = async (body = own) =>
  (await acceptedCase(world, { organ: body.organ, approver: body.approver })).caseId
const holderOf = async (caseId: string) =>
  (await world.show(caseSteps, own.head, { caseId })).steps.find(({ status }) => status === 'open')?.holderName

async function send(address: string, body: object): Promise<BulkVerdict[]> {
  const { status, body: answer } = await (await signedIn(world, clerk)).send('POST', address, body)
  assert.equal(status, 200, JSON.stringify(answer))
  return answer['rows'] as BulkVerdict[]
}
const verdicts = (rows: readonly BulkVerdict[]) => rows.map(({ id, done, code }) => [id, done, code])
const claims = '/api/worklist/claims'
const handOvers = '/api/worklist/hand-overs'

const review = (id: string, name: string) => reviewBy(id, name, { kind: 'handling' })

test('of several cases those that are nobody’s are claimed; each of the others says why it is not', async () => {
  const [free, taken, foreign] = [await accepted(), await accepted(), await accepted(other)]
  await world.perform(claimStep, own.colleague, { caseId: taken, no: 1 })
  const { caseId: filed } = await givenCase(world, { organ: own.organ, approver: own.approver })
  const { caseId: several } = await routedCase(world, own, sideBySide(review('one', '审查'), review('two', '核验')))
  assert.deepEqual(verdicts(await send(claims, { ids: [free, taken, foreign, filed, several] })), [
    [free, true, undefined],
    [taken, false, 'routes.step-held'],
    [foreign, false, 'kernel.not-yours'],
    [filed, false, 'routes.no-step-open'],
    [several, false, 'routes.step-to-pick'],
  ])
  assert.deepEqual([await holderOf(free), await holderOf(taken)], [clerk.actor.name, own.colleague.name])
  assert.deepEqual(verdicts(await send(claims, { ids: [free] })), [[free, false, 'routes.act-not-open']])
})

test('a post that may not decide takes no decision step from those who may', async () => {
  const { caseId, approver } = await examinedCase(world, { organ: own.organ, approver: own.approver })
  const decision = (await world.show(caseSteps, own.head, { caseId })).steps.find(({ status }) => status === 'open')!
  const grants = new Map([...own.colleague.grants].filter(([word]) => word !== 'cases.decide'))
  const clerkOnly = { ...own.colleague, grants }
  await assert.rejects(world.perform(claimStep, clerkOnly, { caseId, no: decision.no }), { code: 'kernel.not-yours' })
  assert.deepEqual((await world.perform(claimStep, approver, { caseId, no: decision.no })).no, decision.no)
})

test('nobody is handed the decision step who may not decide, though their post does such steps', async () => {
  const { actor: security } = await givenStaff(world, { roles: ['security-admin'], organId: own.organ.id })
  const asked = { role: 'window-clerk', word: 'routes.approve' } as const
  const { caseId, approver } = await examinedCase(world, { organ: own.organ, approver: own.approver })
  const decision = (await world.show(caseSteps, own.head, { caseId })).steps.find(({ status }) => status === 'open')!
  await world.perform(setRolePermission, security, { ...asked, reach: 'own-organ' })
  const { actor: mayNot } = await givenStaff(world, { roles: ['window-clerk'], organId: own.organ.id })
  const to = (staffId?: string) => ({ caseId, no: decision.no, staffId: staffId!, reason: '出差，请代为办理' })
  await assert.rejects(world.perform(handOverStep, approver, to(mayNot.subjectId)), { code: 'routes.not-a-colleague' })
  await world.perform(handOverStep, approver, to(own.colleague.subjectId))
  await world.perform(setRolePermission, security, { ...asked, reach: null })
})

test('of several cases those of one’s own post are handed over, and only to a colleague who does such steps', async () => {
  const [mine, foreign, taken] = [await accepted(), await accepted(other), await accepted()]
  await world.perform(claimStep, own.colleague, { caseId: taken, no: 1 })
  const ids = [mine, foreign, taken]
  const reason = '出差，请代为办理'
  assert.deepEqual(
    (await send(handOvers, { ids, staffId: other.approver.subjectId, reason })).map(({ code }) => code),
    ['routes.not-a-colleague', 'kernel.not-yours', 'routes.step-held'],
  )
  assert.deepEqual(verdicts(await send(handOvers, { ids, staffId: own.approver.subjectId, reason })), [
    [mine, true, undefined],
    [foreign, false, 'kernel.not-yours'],
    [taken, false, 'routes.step-held'],
  ])
  assert.equal(await holderOf(mine), own.approver.name)
})

test('who may do no step is refused once for all', async () => {
  const supervisor = await givenStaff(world, { roles: ['supervisor'], organId: own.organ.id, canSignIn: true })
  const ids = [await accepted()]
  for (const [address, body] of [
    [claims, { ids }],
    [handOvers, { ids, staffId: own.approver.subjectId, reason: '请办理' }],
  ] as const) {
    const refused = await (await signedIn(world, supervisor)).send('POST', address, body)
    assert.deepEqual([refused.status, refused.body.code], [403, 'kernel.not-permitted'])
  }
  assert.equal(await holderOf(ids[0]!), undefined)
})

test('lists of the handling body and of the body of the step hear that a step was claimed', async () => {
  const route = sideBySide(
    reviewBy('own', '本部门审查', { kind: 'handling' }),
    reviewBy('other', '城管意见', { kind: 'named', uscc: other.organ.uscc! }),
  )
  const { caseId } = await routedCase(world, own, route)
  const heard: string[] = []
  const silence = world.app.live.listen((topics) => void heard.push(...topics))
  await world.perform(claimStep, other.approver, { caseId, no: 2 })
  silence()
  assert.deepEqual(heard.toSorted(), [`steps:${own.organ.id}`, `steps:${other.organ.id}`].toSorted())
})
