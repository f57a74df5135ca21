import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { closedCase } from '#modules/cases/testing.ts'
import { givenCitizen, givenOrgan } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { amendRating } from './actions/amend-rating.ts'
import { rateCase } from './actions/rate-case.ts'
import { verifyBadRating } from './actions/verify-bad-rating.ts'
import { ratedCase, someSupervisor } from './testing.ts'
import { badRating } from './views/bad-rating.ts'
import { myCaseRating } from './views/my-case-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { ratingDesk } from './views/rating-desk.ts'

let world: World
const supervisor = someSupervisor()
before(async () => void (world = await openWorld({ start: '2026-03-02' })))
after(() => world.close())

const said = (level: 'satisfied' | 'unsatisfied' | 'very-unsatisfied', words = '想了想，还是改一下') => ({
  level,
  reasons: [],
  words,
})

test('a rating is amended once; what it was is kept with who amended it and when', async () => {
  const { caseId, applicant } = await closedCase(world)
  await world.perform(rateCase, applicant, { caseId, level: 'very-satisfied', words: '很快' })
  const amended = await world.perform(amendRating, applicant, { caseId, ...said('satisfied') })
  assert.deepEqual(
    [amended.level, amended.mayAmend, amended.former],
    ['satisfied', false, { levelTitle: '非常满意', words: '很快' }],
  )
  assert.deepEqual((await world.show(myCaseRating, applicant, { caseId })).rating, amended)
  const again = world.perform(amendRating, applicant, { caseId, ...said('unsatisfied') })
  await assert.rejects(again, { code: 'ratings.already-amended' })
  const { rows } = await sql`
    select level, amended_by, amended_at from ratings.former where rating_id = ${amended.id}`.execute(world.app.db)
  assert.deepEqual(rows, [
    { level: 'very-satisfied', amended_by: applicant.id, amended_at: new Date(amended.amendedAt!) },
  ])
  const changed = sql`update ratings.former set level = 'satisfied'`.execute(world.app.db)
  await assert.rejects(changed, /append|refuse|change/i)
})

test('two amendments at the same moment leave one', async () => {
  const { caseId, applicant } = await ratedCase(world, 'satisfied')
  const tries = [1, 2, 3].map(() => world.perform(amendRating, applicant, { caseId, ...said('satisfied') }))
  const settled = await Promise.allSettled(tries)
  assert.equal(settled.filter((one) => one.status === 'fulfilled').length, 1)
})

test('a good rating amended to a bad one is looked into, and leaves the public display', async () => {
  const organ = await givenOrgan(world, { name: '云溪区水务局' })
  const { caseId, applicant, head } = await ratedCase(world, 'satisfied', { organ })
  assert.equal((await world.show(publicRatings, stranger, { organId: organ.id })).rows.length, 1)
  const amended = await world.perform(amendRating, applicant, { caseId, ...said('unsatisfied') })
  assert.equal(amended.rectification?.state, 'to-verify')
  assert.equal((await world.show(ratingDesk, head.actor, {})).rows.length, 1)
  assert.deepEqual((await world.show(publicRatings, stranger, { organId: organ.id })).rows, [])
})

test('a bad rating taken back before anybody looked into it ends its loop; a worse one goes on in the same', async () => {
  const back = await ratedCase(world, 'unsatisfied')
  await world.perform(amendRating, back.applicant, { caseId: back.caseId, ...said('satisfied') })
  assert.equal((await world.show(badRating, back.head.actor, { id: back.ratingId })).state, 'amended')
  const late = world.perform(verifyBadRating, back.head.actor, { id: back.ratingId, upheld: true, reason: '属实' })
  await assert.rejects(late, { code: 'ratings.step-not-open' })
  assert.ok((await messagesOf(world, back.applicant)).some((message) => message.title === '您的评价已修改'))

  const worse = await ratedCase(world, 'unsatisfied')
  await world.perform(amendRating, worse.applicant, { caseId: worse.caseId, ...said('very-unsatisfied', '又跑了一次') })
  const page = await world.show(badRating, supervisor, { id: worse.ratingId })
  assert.deepEqual([page.state, page.level, page.words], ['to-verify', 'very-unsatisfied', '又跑了一次'])
})

test('once the body has begun to look into it, it cannot be talked away', async () => {
  const { caseId, applicant, head, ratingId: id } = await ratedCase(world, 'unsatisfied')
  await world.perform(verifyBadRating, head.actor, { id, upheld: true, reason: '情况属实' })
  assert.equal((await world.show(myCaseRating, applicant, { caseId })).rating?.mayAmend, false)
  const late = world.perform(amendRating, applicant, { caseId, ...said('satisfied') })
  await assert.rejects(late, { code: 'ratings.amend-too-late' })
})

test('nobody amends for another, and nothing is amended that was never rated', async () => {
  const { caseId, applicant, approver } = await closedCase(world)
  const amend = { caseId, ...said('satisfied') }
  await assert.rejects(world.perform(amendRating, applicant, amend), { code: 'ratings.not-rated' })
  await world.perform(rateCase, applicant, { caseId, level: 'satisfied' })
  const other = await givenCitizen(world, { name: '赵启明' })
  await assert.rejects(world.perform(amendRating, other.actor, amend), { code: 'ratings.not-the-rater' })
  await assert.rejects(world.perform(amendRating, approver, amend), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(amendRating, stranger, amend), { code: 'kernel.sign-in-needed' })
})
