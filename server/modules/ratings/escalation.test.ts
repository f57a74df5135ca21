import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { escalate } from './actions/escalate.ts'
import { recordReturnVisit } from './actions/record-return-visit.ts'
import { rectify } from './actions/rectify.ts'
import { reviewFinding } from './actions/review-finding.ts'
import { setTimeLimits } from './actions/set-time-limits.ts'
import { verifyBadRating } from './actions/verify-bad-rating.ts'
import { escalateMissed } from './jobs.ts'
import { ratedCase, someSupervisor } from './testing.ts'
import { badRating } from './views/bad-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { timeLimitsNow } from './views/time-limits-now.ts'

let world: World
const supervisor = someSupervisor()
const manager: Actor = { ...supervisor, grants: new Map([['ratings.configure', { everywhere: true }]]) }
before(async () => void (world = await openWorld({ start: '2026-03-02' })))
after(() => world.close())

test('a missed deadline is told to the supervisor once for each step, and the step is still to be taken', async () => {
  world.moveTo('2026-03-02')
  const story = await ratedCase(world, 'unsatisfied')
  const watching = await givenStaff(world, { roles: ['supervisor'], organId: story.organ.id, name: '秦望' })
  const id = story.ratingId
  const told = async () =>
    (await messagesOf(world, watching.actor)).filter((message) => message.title === '一条差评超过期限').length
  world.moveTo('2026-03-04')
  await world.runJob(escalateMissed)
  assert.equal(await told(), 0)

  world.moveTo('2026-03-05')
  await world.runJob(escalateMissed)
  await world.runJob(escalateMissed)
  assert.equal(await told(), 1)
  const late = await world.show(badRating, story.head.actor, { id })
  assert.deepEqual([late.escalated, late.can], [true, ['verify']])
  assert.equal(late.history.at(-1)?.title, '“待核实”超过期限，报监督部门督办')

  await world.perform(verifyBadRating, story.head.actor, { id, upheld: true, reason: '情况属实' })
  assert.equal((await world.show(badRating, story.head.actor, { id })).escalated, false)
  world.moveTo('2026-03-20')
  await world.runJob(escalateMissed)
  assert.equal(await told(), 2)
})

test('only the sweep escalates', async () => {
  const { ratingId: id, head } = await ratedCase(world, 'unsatisfied')
  await assert.rejects(world.perform(escalate, supervisor, { id }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(escalate, head.actor, { id }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(escalate, stranger, { id }), { code: 'kernel.sign-in-needed' })
})

test('a body with deadlines of its own is counted by them, the others by those for all', async () => {
  world.moveTo('2026-04-07')
  const organ = await givenOrgan(world, { name: '云溪区水务局' })
  const own = { organId: organ.id, verify: 1, review: 1, rectify: 1, returnVisit: 1 }
  await world.perform(setTimeLimits, manager, own)
  await world.perform(setTimeLimits, manager, { verify: 4, review: 4, rectify: 4, returnVisit: 4 })
  const first = await world.show(timeLimitsNow, supervisor, { organId: organ.id })
  assert.deepEqual([first.verify, first.own], [1, true])
  const remaining = async (id: string) => (await world.show(badRating, supervisor, { id })).remaining
  assert.equal(await remaining((await ratedCase(world, 'unsatisfied', { organ })).ratingId), 1)
  const elsewhere = await givenOrgan(world, { name: '云溪区教育局' })
  assert.equal(await remaining((await ratedCase(world, 'unsatisfied', { organ: elsewhere })).ratingId), 4)
})

test('whoever verified or mended it neither reviews nor visits it, whatever posts they hold', async () => {
  const story = await ratedCase(world, 'unsatisfied')
  const words = ['ratings.see', 'ratings.rectify', 'ratings.supervise']
  const both: Actor = { ...story.head.actor, grants: new Map(words.map((word) => [word, { everywhere: true }])) }
  const id = story.ratingId
  await world.perform(verifyBadRating, both, { id, upheld: false, reason: '没有来访记录' })
  const review = { id, agrees: true, reason: '同意' }
  await assert.rejects(world.perform(reviewFinding, both, review), { code: 'ratings.same-person' })
  await world.perform(reviewFinding, supervisor, { ...review, agrees: false })
  await world.perform(rectify, both, { id, done: '已整改到位' })
  const visit = { id, outcome: 'satisfied' as const, note: '电话回访' }
  await assert.rejects(world.perform(recordReturnVisit, both, visit), { code: 'ratings.same-person' })
  assert.equal((await world.perform(recordReturnVisit, supervisor, visit)).state, 'closed')
})

test('held unfounded by a second person, the rating stays on display with that outcome and without names', async () => {
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const { ratingId: id, head, applicant } = await ratedCase(world, 'unsatisfied', { organ })
  await world.perform(verifyBadRating, head.actor, { id, upheld: false, reason: '没有来访记录' })
  await world.perform(reviewFinding, supervisor, { id, agrees: true, reason: `叫号记录里没有${applicant.name}` })
  const { rows } = await world.show(publicRatings, stranger, { organId: organ.id })
  assert.deepEqual(
    rows.map((row) => [row.words, row.reply, row.outcomeTitle]),
    [['窗口说材料不齐，让我跑了三次。', '叫号记录里没有＊＊', '经另一人复核，认定不属实，不计入差评']],
  )
})

test('what cannot be mended is explained, and the explanation is visited and displayed like a mending', async () => {
  const organ = await givenOrgan(world, { name: '云溪区文旅局' })
  const { ratingId: id, head } = await ratedCase(world, 'unsatisfied', { organ })
  await world.perform(verifyBadRating, head.actor, { id, upheld: true, reason: '情况属实' })
  await world.perform(rectify, head.actor, { id, how: 'explained', done: '当日系统停机，已当面说明' })
  const page = await world.show(badRating, supervisor, { id })
  assert.deepEqual([page.state, page.history.at(-1)?.title], ['rectified', '已说明原因并答复'])
  await world.perform(recordReturnVisit, supervisor, { id, outcome: 'satisfied', note: '电话回访' })
  const { rows } = await world.show(publicRatings, stranger, { organId: organ.id })
  assert.deepEqual(
    rows.map((row) => [row.reply, row.outcomeTitle]),
    [['当日系统停机，已当面说明', '回访满意']],
  )
})
