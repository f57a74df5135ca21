/** Changing and renewing a licence (行政许可法 art. 49, 50), and silence that renews. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { runJob } from '#kernel/job.ts'
import type { Problem } from '#kernel/problem.ts'
import { describeLicences } from '#modules/licences/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { acceptCase } from './actions/accept-case.ts'
import { denyCase } from './actions/deny-case.ts'
import { examineCase } from './actions/examine-case.ts'
import { fileCase } from './actions/file-case.ts'
import { grantCase } from './actions/grant-case.ts'
import { sweepRenewals } from './jobs.ts'
import { type CaseStory, closedCase, filledForm, filledMaterials, headOf } from './testing.ts'
import { licenceServices } from './views/licence-services.ts'
import { myCase } from './views/my-case.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const refused = (code: string) => (error: Problem) => {
  assert.equal(error.code, code)
  return true
}
/** A licence that ends twelve months after the day it was granted. */
async function licensed(day: string): Promise<CaseStory & { licenceId: string }> {
  const result = {
    kind: 'licence',
    name: '食品经营许可证',
    licenceType: 'food-business',
    validMonths: 12,
    faceFields: [],
  } as const
  const closed = await closedCase(world, { content: { result: { ...result, faceFields: [] } }, filed: day })
  return { ...closed, licenceId: closed.licenceId! }
}

async function apply(story: CaseStory & { licenceId: string }, kind: 'change' | 'renew') {
  return world.perform(fileCase, story.applicant, {
    itemId: story.item.itemId,
    values: filledForm(story.item.content),
    materials: await filledMaterials(world, story.applicant, story.item.content),
    concerns: { kind, licenceId: story.licenceId },
  })
}

const licence = (id: string) => world.inside(async (ctx) => (await describeLicences(ctx, [id])).get(id)!)
const services = ({ applicant, licenceId }: CaseStory & { licenceId: string }) =>
  world.show(licenceServices, applicant, { licenceId })
const decide = async (story: CaseStory, caseId: string) => {
  await world.perform(acceptCase, story.approver, { caseId })
  await world.perform(examineCase, story.approver, { caseId, recommends: 'grant', opinion: '符合条件' })
  return world.perform(grantCase, story.approver, { caseId })
}

test('a renewal joins the old validity without a gap, keeps the number, and puts the old version out of force', async () => {
  const story = await licensed('2026-01-05')
  const old = await licence(story.licenceId)
  assert.equal(old.validTo, '2027-01-04')
  world.moveTo('2026-11-16')
  assert.deepEqual((await services(story)).renewal, { time: 'open', lastDay: '2026-12-05', validTo: '2027-01-04' })
  const { caseId } = await apply(story, 'renew')
  assert.deepEqual(
    (await services(story)).running.map((one) => [one.kind, one.caseId]),
    [['renew', caseId]],
  )
  const { licenceId } = await decide(story, caseId)
  const renewed = await licence(licenceId!)
  assert.deepEqual([renewed.number, renewed.version, renewed.validTo], [old.number, 2, '2028-01-04'])
  assert.equal((await licence(story.licenceId)).status, 'superseded')
  await world.deliverNews()
  const { letters } = await world.show(myCase, story.applicant, { caseId })
  assert.ok(letters.some((one) => one.title === '准予延续行政许可决定书'))
})

test('a change leaves the validity as it is', async () => {
  const story = await licensed('2026-01-05')
  world.moveTo('2026-05-11')
  const { caseId } = await apply(story, 'change')
  const { licenceId } = await decide(story, caseId)
  assert.equal((await licence(licenceId!)).validTo, '2027-01-04')
  await world.deliverNews()
  const { letters } = await world.show(myCase, story.applicant, { caseId })
  assert.ok(letters.some((one) => one.title === '准予变更行政许可决定书'))
})

test('only one’s own licence of this body and this item in force is renewed, and one application at a time', async () => {
  const [story, other] = [await licensed('2026-01-05'), await licensed('2026-01-05')]
  world.moveTo('2026-11-16')
  await assert.rejects(apply({ ...story, licenceId: other.licenceId }, 'renew'), refused('cases.licence-not-fitting'))
  await assert.rejects(
    world.show(licenceServices, story.applicant, { licenceId: other.licenceId }),
    refused('kernel.not-found'),
  )
  const { caseId } = await apply(story, 'renew')
  await assert.rejects(apply(story, 'change'), (error: Problem) => {
    assert.deepEqual([error.code, error.facts['caseId']], ['cases.already-concerned', caseId])
    return true
  })
  world.moveTo('2027-01-05')
  await assert.rejects(apply(other, 'renew'), refused('cases.licence-not-fitting'))
})

test('no decision before the licence ended renews it: once, with its letter, however often the sweep runs', async () => {
  const story = await licensed('2026-01-05')
  world.moveTo('2026-12-03')
  const { caseId } = await apply(story, 'renew')
  await world.perform(acceptCase, story.approver, { caseId })
  world.moveTo('2027-01-04')
  await runJob(world.app, sweepRenewals)
  assert.equal((await world.show(myCase, story.applicant, { caseId })).status, 'accepted', 'the last day is in time')
  world.moveTo('2027-01-05')
  await world.perform(examineCase, story.approver, { caseId, recommends: 'deny', opinion: '场所不符' })
  const late = { caseId, reason: '场所不符', basis: '受理条件第一项' }
  await assert.rejects(world.perform(denyCase, await headOf(world, story), late), refused('cases.deemed-renewed'))
  await Promise.all([runJob(world.app, sweepRenewals), runJob(world.app, sweepRenewals)])
  await runJob(world.app, sweepRenewals)
  await world.deliverNews()
  const page = await world.show(myCase, story.applicant, { caseId })
  assert.equal(page.status, 'granted')
  assert.equal(page.timeline.filter((one) => one.act === 'deem-renewed').length, 1)
  assert.equal(page.letters.filter((one) => one.title === '视为准予延续通知书').length, 1)
  const renewed = await licence(page.licenceId!)
  assert.deepEqual([renewed.status, renewed.validFrom, renewed.validTo], ['valid', '2027-01-05', '2028-01-04'])
  assert.equal((await licence(story.licenceId)).status, 'superseded')
})

test('whoever applies within the last thirty days is heard, but silence renews nothing', async () => {
  const story = await licensed('2026-01-05')
  world.moveTo('2026-12-21')
  assert.equal((await services(story)).renewal?.time, 'late')
  const { caseId } = await apply(story, 'renew')
  world.moveTo('2027-01-05')
  await runJob(world.app, sweepRenewals)
  const page = await world.show(myCase, story.applicant, { caseId })
  assert.equal(page.timeline.filter((one) => one.act === 'deem-renewed').length, 0)
  assert.equal((await services(story)).itemId, undefined, 'what is not in force is applied for anew')
})
