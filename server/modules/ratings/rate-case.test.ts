import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, stranger } from '#kernel/actor.ts'
import { acceptedCase, closedCase, deniedCase, grantedCase } from '#modules/cases/testing.ts'
import { givenLetter, photograph, uploadFile, whitePicture } from '#modules/documents/testing.ts'
import { givenCitizen, givenEnterprise, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { messagesOf } from '#modules/notices/testing.ts'
import { openWorld, type World } from '#server/testing.ts'
import { amendRating } from './actions/amend-rating.ts'
import { rateCase } from './actions/rate-case.ts'
import { levels } from './contract.ts'
import { someSupervisor } from './testing.ts'
import { badRating } from './views/bad-rating.ts'
import { myCaseRating } from './views/my-case-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { ratingOptions } from './views/rating-options.ts'
import { ratingPicture } from './views/rating-picture.ts'
import { ratingsOfMine } from './views/ratings-of-mine.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

async function picturesOf(of: World, actor: Actor, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let no = 1; no <= count; no++)
    ids.push((await of.perform(uploadFile, actor, { name: `${no}.png`, content: whitePicture })).id)
  return ids
}

test('the applicant is invited once the case is closed, rates it once, and reads the rating back', async () => {
  const { caseId, applicant } = await closedCase(world)
  await world.deliverNews()
  const invitations = (await messagesOf(world, applicant)).filter((message) => message.title === '请评价这次办理')
  assert.deepEqual(
    invitations.map((message) => message.link),
    [`/cases/${caseId}/rate`],
  )
  assert.deepEqual(await world.show(myCaseRating, applicant, { caseId }), { mayRate: true })

  const rated = await world.perform(rateCase, applicant, { caseId, level: 'very-satisfied', reasons: ['513', '517'] })
  assert.deepEqual(rated.reasons, ['可以全程网上办理', '服务热情效率高'])
  assert.equal(rated.rectification, undefined)
  assert.deepEqual(await world.show(myCaseRating, applicant, { caseId }), { mayRate: false, rating: rated })
  const again = world.perform(rateCase, applicant, { caseId, level: 'satisfied' })
  await assert.rejects(again, { code: 'ratings.already-rated' })
})

test('two ratings of one case at the same moment leave one', async () => {
  const { caseId, applicant } = await closedCase(world)
  const tries = [1, 2, 3].map(() => world.perform(rateCase, applicant, { caseId, level: 'satisfied' }))
  const settled = await Promise.allSettled(tries)
  assert.equal(settled.filter((one) => one.status === 'fulfilled').length, 1)
})

test('a case can be rated from its decision on, whichever way it went, and not before', async () => {
  for (const story of [await grantedCase(world), await deniedCase(world)]) {
    const { level } = await world.perform(rateCase, story.applicant, {
      caseId: story.caseId,
      level: 'mostly-satisfied',
    })
    assert.equal(level, 'mostly-satisfied')
  }
  const { caseId, applicant } = await acceptedCase(world)
  assert.deepEqual(await world.show(myCaseRating, applicant, { caseId }), { mayRate: false })
  const early = world.perform(rateCase, applicant, { caseId, level: 'satisfied' })
  await assert.rejects(early, { code: 'ratings.not-rateable' })
})

test('nobody rates for another: neither a stranger, nor another citizen, nor staff', async () => {
  const { caseId, approver } = await closedCase(world)
  const other = await givenCitizen(world, { name: '赵启明' })
  const rate = { caseId, level: 'satisfied' as const }
  await assert.rejects(world.perform(rateCase, stranger, rate), { code: 'kernel.sign-in-needed' })
  await assert.rejects(world.perform(rateCase, other.actor, rate), { code: 'ratings.not-the-rater' })
  await assert.rejects(world.perform(rateCase, approver, rate), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(myCaseRating, other.actor, { caseId }), { code: 'kernel.not-found' })
})

test("an enterprise's case is rated by its agent for the enterprise, not by the same person for themselves", async () => {
  const agent = await givenCitizen(world)
  const enterprise = await givenEnterprise(world, { agent })
  const { caseId } = await closedCase(world, { applicant: enterprise.actor })
  const asPerson = world.perform(rateCase, agent.actor, { caseId, level: 'satisfied' })
  await assert.rejects(asPerson, { code: 'ratings.not-the-rater' })
  assert.equal((await world.perform(rateCase, enterprise.actor, { caseId, level: 'satisfied' })).level, 'satisfied')
})

test('pictures of a bad rating are read by those who answer it, each look on record, and never by the public', async () => {
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const { caseId, applicant, approver } = await closedCase(world, { organ })
  const [shown] = await picturesOf(world, applicant, 1)
  const { id: kept } = await world.perform(uploadFile, applicant, { name: '2.jpg', content: photograph(800, 600) })
  const { id, pictures } = await world.perform(rateCase, applicant, {
    caseId,
    level: 'unsatisfied',
    words: '排了两次队',
    pictures: [shown!],
  })
  assert.deepEqual(pictures, [{ documentId: shown, name: '1.png' }])
  const head = await givenStaff(world, { roles: ['department-head'], organId: organ.id })
  assert.equal((await world.show(badRating, head.actor, { id })).pictures, 1)
  const seen = await world.show(ratingPicture, head.actor, { id, no: 1 })
  assert.deepEqual([Buffer.from(seen.content as Uint8Array).equals(whitePicture), seen.name], [true, '评价图片1.png'])
  const { rows } = await sql`
    select actor_id from kernel.audit where outcome = 'looked' and act = 'ratings.picture' and subject = ${id}`.execute(
    world.app.db,
  )
  assert.deepEqual(rows, [{ actor_id: head.actor.id }])
  for (const [who, no] of [
    [approver, 1],
    [head.actor, 2],
    [someSupervisor(), 3],
  ] as const)
    await assert.rejects(world.show(ratingPicture, who, { id, no }), { code: 'kernel.not-found' })
  await assert.rejects(world.show(ratingPicture, stranger, { id, no: 1 }), { code: 'kernel.sign-in-needed' })
  // Amended: what it has from now on is what is named; the former one is kept with what it was.
  const amended = await world.perform(amendRating, applicant, {
    caseId,
    level: 'satisfied',
    words: '误会了',
    pictures: [shown!, kept],
  })
  assert.equal(amended.pictures.length, 2)
  const [mine] = (await world.show(ratingsOfMine, approver, {})).rows.filter((row) => row.id === id)
  assert.equal(mine?.pictures, 2)
  const { content } = await world.show(ratingPicture, approver, { id, no: 2 })
  assert.ok(!Buffer.from(content as Uint8Array).includes('P40'), 'shown without what the camera wrote')
  assert.ok(!JSON.stringify(await world.show(publicRatings, stranger, { organId: organ.id })).includes('picture'))
})

test("nobody attaches somebody else's file to a rating, nor a paper, nor a fourth picture", async () => {
  const { caseId, applicant } = await closedCase(world)
  const other = await givenCitizen(world, { name: '赵启明' })
  const [theirs] = await picturesOf(world, other.actor, 1)
  const rate = (pictures: string[]) => world.perform(rateCase, applicant, { caseId, level: 'satisfied', pictures })
  await assert.rejects(rate([theirs!]), { code: 'ratings.pictures-not-yours' })
  await assert.rejects(rate(await picturesOf(world, applicant, 4)), { code: 'kernel.invalid-input' })
  const holder = { kind: 'person' as const, id: applicant.subjectId!, name: applicant.name }
  const paper = await world.inside((ctx) => givenLetter(ctx, { holder }))
  await assert.rejects(rate([paper.fileId]), { code: 'ratings.picture-kind' })
})

test('a reason must belong to the level, and a bad rating needs a reason or a word', async () => {
  const { caseId, applicant } = await closedCase(world)
  const rate = (level: (typeof levels)[number], reasons: string[]) =>
    world.perform(rateCase, applicant, { caseId, level, reasons })
  await assert.rejects(rate('satisfied', ['513']), { code: 'ratings.reason-unknown' })
  await assert.rejects(rate('unsatisfied', []), { code: 'ratings.reason-needed' })
  assert.equal((await rate('unsatisfied', ['212'])).rectification?.state, 'to-verify')
})

test('each level offers its own reasons, marked as not yet confirmed', async () => {
  const { confirmed, levels: offered } = await world.show(ratingOptions, stranger, {})
  assert.equal(confirmed, false)
  assert.deepEqual(
    offered.map(({ level, bad }) => [level, bad]),
    levels.map((level, index) => [level, index >= 3]),
  )
  assert.ok(offered.every(({ options }) => options.length >= 6))
})

test('a good rating with a text is on public display at once, without names and numbers', async () => {
  const story = await closedCase(world)
  const clerk = await givenStaff(world, { roles: ['approver'], organId: story.organ.id, name: '陆一鸣' })
  const words = `${story.applicant.name}（19900001234）感谢${story.approver.name}，办得很快`
  await world.perform(rateCase, story.applicant, { caseId: story.caseId, level: 'satisfied', words })
  const { rows } = await world.show(publicRatings, stranger, { organId: story.organ.id })
  assert.deepEqual(
    rows.map((row) => [row.words, row.satisfactionCode]),
    [['＊＊（＊＊）感谢＊＊，办得很快', '2']],
  )
  assert.ok(!JSON.stringify(rows).includes(story.applicant.name))
  assert.equal((await world.show(publicRatings, clerk.actor, { organId: clerk.actor.post!.organId })).rows.length, 1)
})

test('a rating without a text is counted and not displayed, and the display is read page by page', async () => {
  const organ = await givenOrgan(world, { name: '云溪区教育局' })
  for (const words of ['第一条', undefined, '第二条', '第三条']) {
    const { caseId, applicant } = await closedCase(world, { organ })
    world.clock.advance(1000)
    await world.perform(rateCase, applicant, { caseId, level: 'satisfied', words })
  }
  const first = await world.show(publicRatings, stranger, { organId: organ.id, limit: 2 })
  const second = await world.show(publicRatings, stranger, { organId: organ.id, limit: 2, after: first.next })
  assert.deepEqual(
    [...first.rows, ...second.rows].map((row) => row.words),
    ['第三条', '第二条', '第一条'],
  )
  assert.equal(second.next, undefined)
})
