import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#kernel/actor.ts'
import { acceptedCase, type CaseStory, closedCase } from '#modules/cases/testing.ts'
import { givenCitizen, givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import { givenTexts } from '#modules/notices/testing.ts'
import { assertFileIsList } from '#server/file-of-list.ts'
import { openWorld, type World } from '#server/testing.ts'
import { amendRating } from './actions/amend-rating.ts'
import { openPad } from './actions/open-pad.ts'
import { rateByCode } from './actions/rate-by-code.ts'
import { rateCase } from './actions/rate-case.ts'
import type { Level } from './contract.ts'
import { someSupervisor } from './testing.ts'
import { doubtedRatings } from './views/doubted-ratings.ts'
import { badRating } from './views/bad-rating.ts'
import { publicRatings } from './views/public-ratings.ts'
import { raterOf } from './views/rater.ts'
import { rateableByCode } from './views/rateable-by-code.ts'
import { ratingsOfMine } from './views/ratings-of-mine.ts'

let world: World
const supervisor = someSupervisor()
const clerkDevice = 'c'.repeat(32)
before(async () => void (world = await openWorld({ start: '2026-03-02' })))
after(() => world.close())

const minutes = (n: number) => world.clock.advance(n * 60_000)

async function padOf({ caseId, approver }: CaseStory): Promise<string> {
  return (await world.perform(openPad, approver, { caseId, device: clerkDevice })).code
}
const rate = (
  code: string,
  more: { number?: string; level?: Level; device?: string; byDefault?: boolean; atTerminal?: boolean } = {},
) => world.perform(rateByCode, stranger, { code, level: 'satisfied', words: '办得很快', ...more })

test('at the window one rates with the code shown there, once and within a quarter of an hour', async () => {
  const story = await closedCase(world)
  minutes(1)
  const code = await padOf(story)
  const { itemName, mayRate } = await world.show(rateableByCode, stranger, { code: code.toLowerCase() })
  assert.deepEqual([itemName, mayRate], [story.item.content.name, true])
  const rated = await rate(code)
  assert.deepEqual([rated.levelTitle, rated.bad], ['满意', false])
  await assert.rejects(rate(code), { code: 'ratings.code-unknown' })
  await assert.rejects(world.show(rateableByCode, stranger, { code }), { code: 'ratings.code-unknown' })
  await assert.rejects(padOf(story), { code: 'ratings.already-rated' })

  const later = await closedCase(world)
  const stale = await padOf(later)
  minutes(16)
  await assert.rejects(rate(stale), { code: 'ratings.code-unknown' })
})

test('what stands on the receipt lets one rate without an account, once the case is decided', async () => {
  const atTerminal = true
  const open = await acceptedCase(world)
  await assert.rejects(rate(open.queryCode, { number: open.number }), { code: 'ratings.not-rateable' })
  const { number, queryCode } = await closedCase(world)
  await assert.rejects(rate(queryCode, { number: open.number }), { code: 'ratings.code-unknown' })
  await assert.rejects(rate(queryCode), { code: 'ratings.code-unknown' })
  const { id, bad } = await rate(queryCode, { number, level: 'unsatisfied', atTerminal })
  assert.equal(bad, true)
  assert.equal((await world.show(badRating, supervisor, { id })).channel, 'hall-terminal')
  assert.equal((await world.show(raterOf, supervisor, { id })).phone, undefined)
  assert.equal((await world.show(rateableByCode, stranger, { number, code: queryCode })).rated, true)
  await assert.rejects(rate(queryCode, { number }), { code: 'ratings.already-rated' })
})

test('a window opens the pad for cases of its own only, and only when they are decided', async () => {
  const story = await closedCase(world)
  const elsewhere = await givenOrgan(world, { name: '青禾县林业局', regionCode: '990123000000' })
  const other = await givenStaff(world, { roles: ['approver'], organId: elsewhere.id })
  const { caseId } = story
  await assert.rejects(world.perform(openPad, other.actor, { caseId }), { code: 'kernel.not-yours' })
  await assert.rejects(world.perform(openPad, story.applicant, { caseId }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(openPad, stranger, { caseId }), { code: 'kernel.sign-in-needed' })
  await assert.rejects(padOf(await acceptedCase(world)), { code: 'ratings.not-rateable' })
})

test('the SMS after a case leads to the page of this one case, once and for fifteen days; its applicant may still amend', async () => {
  // Invitations of the cases before have no text.
  await world.deliverNews()
  await using texts = await givenTexts(world)
  const invited = async () => {
    const story = await closedCase(world)
    await world.deliverNews()
    const codes = texts.taken.flatMap(({ text }) => /[/]rate[/]pad[?]code=(\w{24}) /.exec(text)?.[1] ?? [])
    const code = codes.at(-1)!
    return { ...story, code }
  }
  const { code, caseId, applicant } = await invited()
  assert.equal((await world.show(rateableByCode, stranger, { code })).mayRate, true)
  const { id } = await rate(code, { level: 'unsatisfied' })
  assert.equal((await world.show(badRating, supervisor, { id })).channel, 'sms')
  // Its link opened once more says what has been done, and nothing of what was said.
  const { mayRate, rated } = await world.show(rateableByCode, stranger, { code })
  assert.deepEqual([mayRate, rated], [false, true])
  await assert.rejects(rate(code), { code: 'ratings.already-rated' })
  await world.perform(amendRating, applicant, { caseId, level: 'satisfied', reasons: [] })
  const again = world.perform(amendRating, applicant, { caseId, level: 'satisfied', reasons: [] })
  await assert.rejects(again, { code: 'ratings.already-amended' })

  const late = await invited()
  world.clock.advance(16 * 86_400_000)
  await assert.rejects(rate(late.code), { code: 'ratings.link-over' })
  await assert.rejects(world.show(rateableByCode, stranger, { code: late.code }), { code: 'ratings.link-over' })
  const { rows } =
    await sql`select from notices.message where body like ${`%${code}%`} or text_link like ${`%${code}%`}`.execute(
      world.app.db,
    )
  assert.equal(rows.length, 0)
  world.moveTo('2026-03-02')
})

test('the code and the device are stored as fingerprints only', async () => {
  const code = await padOf(await closedCase(world))
  const { rows } = await sql<{ kept: string }>`
    select code as kept from ratings.pad_code union all select device from ratings.staff_device`.execute(world.app.db)
  assert.ok(rows.length >= 2)
  assert.ok(rows.every(({ kept }) => kept !== code && kept !== clerkDevice))
})

test('a good rating from the clerk’s browser, within seconds, or sent by default is kept, shown with its reason, and counted apart', async () => {
  const organ = await givenOrgan(world, { name: '云溪区民政局' })
  const given = async (wait: number, more: Parameters<typeof rate>[1]) => {
    const story = await closedCase(world, { organ })
    const code = await padOf(story)
    world.clock.advance(wait)
    return rate(code, more)
  }
  const own = await given(60_000, { device: clerkDevice })
  const quick = await given(1000, {})
  const silent = await given(60_000, { byDefault: true })
  const honest = await given(60_000, {})
  const { rows, doubted, counted } = await world.show(doubtedRatings, scoped(organ.id), {})
  assert.ok(await assertFileIsList(world, doubtedRatings, scoped(organ.id), {}))
  assert.deepEqual(
    rows.map((row) => [row.id, row.doubts]),
    [
      [silent.id, ['by-default']],
      [quick.id, ['too-quick']],
      [own.id, ['staff-device']],
    ],
  )
  assert.deepEqual([doubted, counted], [3, 1])
  const displayed = await world.show(publicRatings, stranger, { organId: organ.id })
  assert.deepEqual(
    displayed.rows.map((row) => row.id),
    [honest.id],
  )
})

test('many ratings from one device or one account in a few minutes are doubted from the seventh on', async () => {
  const device = 'd'.repeat(32)
  const organ = await givenOrgan(world, { name: '云溪区水务局' })
  const applicant = (await givenCitizen(world)).actor
  for (let at = 0; at < 7; at += 1) {
    const { number, queryCode } = await closedCase(world, { organ })
    await rate(queryCode, { number, device })
    const { caseId } = await closedCase(world, { organ, applicant })
    await world.perform(rateCase, applicant, { caseId, level: 'satisfied' })
  }
  const { rows } = await world.show(doubtedRatings, scoped(organ.id), {})
  assert.deepEqual(rows.map((row) => `${row.channel} ${row.doubts.join()}`).toSorted(), ['qr-code burst', 'web burst'])
})

test('a doubted bad rating is looked into like any other', async () => {
  const { id } = await rate(await padOf(await closedCase(world)), { level: 'unsatisfied', device: clerkDevice })
  const page = await world.show(badRating, supervisor, { id })
  assert.deepEqual([page.state, page.channel], ['to-verify', 'hall-pad'])
})

test('the doubted ones are the supervisor’s to see', async () => {
  const { approver, applicant } = await closedCase(world)
  await assert.rejects(world.show(doubtedRatings, approver, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(doubtedRatings, applicant, {}), { code: 'kernel.not-permitted' })
  await assert.rejects(world.show(doubtedRatings, stranger, {}), { code: 'kernel.sign-in-needed' })
})

test('the clerk who handled the case reads the rating without the person, the case or the hour', async () => {
  const story = await closedCase(world)
  const words = `我是${story.applicant.name}，电话19900001234，办得很快`
  await world.perform(rateCase, story.applicant, { caseId: story.caseId, level: 'satisfied', words })
  const { rows } = await world.show(ratingsOfMine, story.approver, {})
  assert.ok(await assertFileIsList(world, ratingsOfMine, story.approver, {}))
  assert.deepEqual(
    rows.map((row) => [row.level, row.words, row.ratedOn]),
    [['satisfied', '我是＊＊，电话＊＊，办得很快', '2026-03-02']],
  )
  const told = JSON.stringify(rows)
  assert.ok(![story.applicant.name, story.number, story.caseId].some((secret) => told.includes(secret)))
  const colleague = await givenStaff(world, { roles: ['approver'], organId: story.organ.id, name: '陆一鸣' })
  assert.deepEqual((await world.show(ratingsOfMine, colleague.actor, {})).rows, [])
  await assert.rejects(world.show(ratingsOfMine, story.applicant, {}), { code: 'kernel.not-permitted' })
})

function scoped(organId: string) {
  return { ...supervisor, grants: new Map([['ratings.supervise', { organs: [organId] }]]) }
}
