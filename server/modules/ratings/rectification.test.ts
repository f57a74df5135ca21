import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fc } from '#server/properties.ts'
import { type Actor, type Scope, stranger } from '#kernel/actor.ts'
import { givenPublishedYear } from '#modules/calendar/testing.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { recordReturnVisit } from './actions/record-return-visit.ts'
import { rectify } from './actions/rectify.ts'
import { reviewFinding } from './actions/review-finding.ts'
import { setTimeLimits } from './actions/set-time-limits.ts'
import { verifyBadRating } from './actions/verify-bad-rating.ts'
import { maySee } from './policy.ts'
import { ratedCase, type RatedStory, someSupervisor } from './testing.ts'
import { badRating } from './views/bad-rating.ts'
import { myCaseRating } from './views/my-case-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { raterOf } from './views/rater.ts'
import { ratingDesk } from './views/rating-desk.ts'
import { timeLimitsNow } from './views/time-limits-now.ts'

let world: World
const supervisor = someSupervisor()
before(async () => void (world = await openWorld({ start: '2026-03-02' })))
after(() => world.close())

const uphold = ({ head, ratingId: id }: RatedStory) =>
  world.perform(verifyBadRating, head.actor, { id, upheld: true, reason: '情况属实，窗口没有一次告知' })
const mend = ({ head, ratingId: id }: RatedStory) =>
  world.perform(rectify, head.actor, { id, done: '已向您致歉，并重新培训了窗口人员' })
const visit = (story: RatedStory, outcome: 'satisfied' | 'still-unsatisfied' = 'satisfied') =>
  world.perform(recordReturnVisit, supervisor, { id: story.ratingId, outcome, note: '电话回访' })

test('a bad rating is verified, mended and visited within working days, and its rater hears of every step', async () => {
  world.moveTo('2026-03-02')
  const story = await ratedCase(world, 'very-unsatisfied')
  await world.deliverNews()
  const [todo] = await messagesOf(world, story.head.actor)
  assert.equal(todo?.title, '收到一条“非常不满意”评价')
  assert.ok(!todo?.body.includes(story.applicant.name))
  assert.equal((await world.show(badRating, story.head.actor, { id: story.ratingId })).dueOn, '2026-03-04')

  world.moveTo('2026-03-04')
  assert.deepEqual(await uphold(story), { id: story.ratingId, state: 'upheld', can: ['rectify'] })
  const mending = await world.show(badRating, story.head.actor, { id: story.ratingId })
  assert.deepEqual([mending.dueOn, mending.remaining, mending.can], ['2026-03-11', 5, ['rectify']])

  world.moveTo('2026-03-12')
  assert.equal((await world.show(badRating, supervisor, { id: story.ratingId })).remaining, -1)
  await mend(story)
  assert.deepEqual(await visit(story), { id: story.ratingId, state: 'closed', can: [] })

  const { rating } = await world.show(myCaseRating, story.applicant, { caseId: story.caseId })
  assert.equal(rating?.rectification?.reply, '已向您致歉，并重新培训了窗口人员')
  assert.deepEqual(
    rating?.rectification?.history.map((step) => step.title),
    ['收到差评，转办理部门核实', '核实属实，开始整改', '已整改', '回访满意，办结'],
  )
  const heard = (await messagesOf(world, story.applicant)).map((message) => message.title)
  assert.deepEqual(
    heard.filter((title) => /评价已|反映的问题/.test(title)),
    ['您的评价已办结', '您反映的问题已整改', '您反映的问题属实，正在整改', '您的评价已收到'],
  )
})

test('what the rater is still not satisfied with is closed as such', async () => {
  const story = await ratedCase(world, 'unsatisfied')
  await uphold(story)
  await mend(story)
  await visit(story, 'still-unsatisfied')
  assert.equal((await world.show(badRating, supervisor, { id: story.ratingId })).outcome, 'still-unsatisfied')
})

test('a body that finds a complaint about itself unfounded is reviewed, and overruled or confirmed', async () => {
  const unfounded = async () => {
    const story = await ratedCase(world, 'unsatisfied')
    const finding = { id: story.ratingId, upheld: false, reason: '当日没有该办件的来访记录' }
    assert.deepEqual((await world.perform(verifyBadRating, story.head.actor, finding)).can, [])
    return story
  }
  const overruled = await unfounded()
  const bySelf = world.perform(reviewFinding, overruled.head.actor, {
    id: overruled.ratingId,
    agrees: true,
    reason: '同意',
  })
  await assert.rejects(bySelf, { code: 'kernel.not-permitted' })
  const review = { id: overruled.ratingId, agrees: false, reason: '叫号记录显示来过三次' }
  assert.equal((await world.perform(reviewFinding, supervisor, review)).state, 'upheld')
  await world.deliverNews()
  assert.ok((await messagesOf(world, overruled.head.actor)).some((message) => message.title === '一条差评需要整改'))

  const confirmed = await unfounded()
  await world.perform(reviewFinding, supervisor, { id: confirmed.ratingId, agrees: true, reason: '确属误评' })
  const { rows } = await sql<{ id: string; counts: boolean }>`select id, counts from ratings.v_rating`.execute(
    world.app.db,
  )
  const counts = new Map(rows.map((row) => [row.id, row.counts]))
  assert.deepEqual([counts.get(overruled.ratingId), counts.get(confirmed.ratingId)], [true, false])
})

test('a step that is not open is refused with the one that is', async () => {
  const story = await ratedCase(world, 'unsatisfied')
  await assert.rejects(mend(story), {
    code: 'ratings.step-not-open',
    facts: { state: 'to-verify', stateTitle: '待核实', open: 'verify' },
  })
  await assert.rejects(visit(story), { code: 'ratings.step-not-open' })
  await uphold(story)
  await assert.rejects(uphold(story), { code: 'ratings.step-not-open' })
  await assert.rejects(world.perform(reviewFinding, supervisor, { id: story.ratingId, agrees: true, reason: '同意' }), {
    code: 'ratings.step-not-open',
  })
})

test("another body's head, the clerk and a stranger may do nothing about it", async () => {
  const story = await ratedCase(world, 'unsatisfied')
  const elsewhere = await givenOrgan(world, { name: '青禾县林业局', regionCode: '990123000000' })
  const otherHead = await givenStaff(world, { roles: ['department-head'], organId: elsewhere.id })
  const finding = { id: story.ratingId, upheld: true, reason: '情况属实' }
  await assert.rejects(world.perform(verifyBadRating, otherHead.actor, finding), { code: 'kernel.not-yours' })
  await assert.rejects(world.show(badRating, otherHead.actor, { id: story.ratingId }), { code: 'kernel.not-found' })
  await assert.rejects(world.perform(verifyBadRating, story.approver, finding), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(ratingDesk, story.approver, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(rectify, stranger, { id: story.ratingId, done: '已整改' }), {
    code: 'kernel.sign-in-needed',
  })
  await assert.rejects(
    world.perform(recordReturnVisit, story.head.actor, { id: story.ratingId, outcome: 'satisfied', note: '已回访' }),
    {
      code: 'kernel.not-permitted',
    },
  )
})

test('the body never reads who rated; the supervisor does, and the look is on record', async () => {
  const story = await ratedCase(world, 'unsatisfied', { words: '我是王静雯，电话19900000001，材料重复要' })
  const seen = JSON.stringify([
    await world.show(badRating, story.head.actor, { id: story.ratingId }),
    await world.show(ratingDesk, story.head.actor, {}),
  ])
  assert.ok(!seen.includes(story.applicant.name) && !seen.includes('19900000001'))
  assert.ok(seen.includes('材料重复要'))
  await assert.rejects(world.show(raterOf, story.head.actor, { id: story.ratingId }), { code: 'kernel.not-permitted' })
  const rater = await world.show(raterOf, supervisor, { id: story.ratingId })
  assert.deepEqual(rater, { name: story.applicant.name, phone: '19900000001' })
  const { rows } = await sql<{ actor: string; facts: unknown }>`
    select actor_name as actor, facts from kernel.audit where act = 'ratings.rater' and subject = ${story.ratingId} and outcome = 'looked'`.execute(
    world.app.db,
  )
  assert.deepEqual(rows, [{ actor: supervisor.name, facts: { fields: ['name', 'phone'] } }])
})

test('a bad rating is shown to the public only when its loop has closed, with what was done', async () => {
  const organ = await givenOrgan(world, { name: '云溪区水务局' })
  const story = await ratedCase(world, 'unsatisfied', { organ })
  const shown = async () => (await world.show(publicRatings, stranger, { organId: story.organ.id })).rows
  assert.deepEqual(await shown(), [])
  await uphold(story)
  await mend(story)
  assert.deepEqual(await shown(), [])
  await visit(story)
  assert.deepEqual(
    (await shown()).map((row) => [row.words, row.reply]),
    [['窗口说材料不齐，让我跑了三次。', '已向您致歉，并重新培训了窗口人员']],
  )
})

test('the limits are data: what is set holds for the steps that begin afterwards', async () => {
  const manager: Actor = { ...supervisor, grants: new Map([['ratings.configure', { everywhere: true }]]) }
  const earlier = await ratedCase(world, 'unsatisfied')
  const limits = { verify: 1, review: 3, rectify: 15, returnVisit: 5 }
  await assert.rejects(world.perform(setTimeLimits, supervisor, limits), { code: 'kernel.not-permitted' })
  await world.perform(setTimeLimits, manager, limits)
  assert.equal((await world.show(timeLimitsNow, supervisor, {})).rectify, 15)
  await uphold(earlier)
  const page = await world.show(badRating, supervisor, { id: earlier.ratingId })
  assert.equal(page.remaining, 15)
})

test('a deadline in a year without published holidays is counted again when they are published', async () => {
  const other = await openWorld({ start: '2026-12-30' })
  const story = await ratedCase(other, 'unsatisfied')
  const dueOn = async () => (await other.show(badRating, supervisor, { id: story.ratingId })).dueOn
  assert.equal(await dueOn(), '2027-01-01')
  await givenPublishedYear(other, 2027)
  await other.deliverNews()
  assert.equal(await dueOn(), '2027-01-04')
  await other.close()
})

test('the desk shows a bad rating exactly when the policy lets the actor see it, in the order it is due', async () => {
  const regions = ['990102000000', '990123000000', '990123100000']
  const stories = []
  for (const regionCode of regions) {
    const organ = await givenOrgan(world, { regionCode })
    stories.push(await ratedCase(world, 'unsatisfied', { organ }))
    world.clock.advance(86_400_000)
  }
  const all = await sql<{ rating_id: string; organ_id: string; region_code: string; due_on: string }>`
    select rating_id, organ_id, region_code, due_on from ratings.rectification where not is_over order by due_on, rating_id`.execute(
    world.app.db,
  )
  const scopes: fc.Arbitrary<Scope> = fc.oneof(
    fc.constant({ everywhere: true }),
    fc.record({
      organs: fc.subarray(stories.map((story) => story.organ.id)),
      regions: fc.subarray(['990102', '990123', '990123100', '9901', '88']),
    }),
  )
  await fc.assert(
    fc.asyncProperty(scopes, fc.integer({ min: 1, max: 5 }), async (scope, limit) => {
      const actor: Actor = { ...supervisor, grants: new Map([['ratings.see', scope]]) }
      const seen: string[] = []
      let next: string | undefined
      do {
        const page = await world.show(ratingDesk, actor, { limit, after: next })
        seen.push(...page.rows.map((row) => row.id))
        next = page.next
      } while (next)
      assert.deepEqual(
        seen,
        all.rows.filter((row) => maySee(actor, row)).map((row) => row.rating_id),
      )
    }),
    { numRuns: 40 },
  )
})
