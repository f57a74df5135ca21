import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, stranger } from '#kernel/actor.ts'
import { closedCase } from '#modules/cases/testing.ts'
import { givenOrgan } from '#modules/identity/testing.ts'
import { fc } from '#server/properties.ts'
import { openWorld, type World } from '#server/testing.ts'
import { amendRating } from './actions/amend-rating.ts'
import { correctList } from './actions/correct-list.ts'
import { publishList } from './actions/publish-list.ts'
import { setListFormula } from './actions/set-list-formula.ts'
import { rateCase } from './actions/rate-case.ts'
import { placesOf } from './rules/month-lists.ts'
import { ratedCase, someSupervisor } from './testing.ts'
import { countedRatings } from './views/counted-ratings.ts'
import { listDraft } from './views/list-draft.ts'
import { listedRatings } from './views/listed-ratings.ts'
import { monthList } from './views/month-list.ts'

let world: World
const holding = (...words: string[]): Actor => ({
  ...someSupervisor('宋文博'),
  grants: new Map(words.map((word) => [word, { everywhere: true }])),
})
const manager = holding('ratings.publish-lists', 'ratings.configure')
before(async () => void (world = await openWorld({ start: '2026-02-26' })))
after(() => world.close())

test('a month’s lists are published when it is over, by the formula set before it began, and stay as they were', async () => {
  await world.perform(setListFormula, manager, { leastRatings: 2, redFrom: 1000, blueBelow: 600, most: 10 })
  world.moveTo('2026-03-02')
  const good = await givenOrgan(world, { name: '云溪区文化局' })
  const poor = await givenOrgan(world, { name: '云溪区园林局' })
  const few = await givenOrgan(world, { name: '云溪区体育局' })
  for (let at = 0; at < 2; at += 1) await ratedCase(world, 'satisfied', { organ: good })
  await ratedCase(world, 'satisfied', { organ: poor })
  const amended = await ratedCase(world, 'unsatisfied', { organ: poor })
  await ratedCase(world, 'very-satisfied', { organ: few })
  const month = '2026-03'
  // A looser formula set now holds from April on.
  await world.perform(setListFormula, manager, { leastRatings: 1, redFrom: 500, blueBelow: 100, most: 10 })
  await assert.rejects(world.perform(publishList, manager, { month }), { code: 'ratings.month-not-over' })

  world.moveTo('2026-04-07')
  const draft = await world.show(listDraft, manager, {})
  assert.deepEqual([draft.month, draft.over, draft.can, draft.next?.leastRatings], [month, true, ['publish'], 1])
  const behind = { month, kind: 'organ', subjectId: poor.id, only: 'bad' } as const
  assert.deepEqual(
    (await world.show(countedRatings, manager, behind)).rows.map((row) => [row.id, row.words]),
    [[amended.ratingId, '窗口说材料不齐，让我跑了三次。']],
  )
  await world.perform(publishList, manager, { month })
  await assert.rejects(world.perform(publishList, manager, { month }), { code: 'ratings.list-published' })
  const organs = async (revision?: number) =>
    (await world.show(monthList, stranger, { month, revision }))
      .list!.rows.filter(({ kind }) => kind === 'organ')
      .map(({ name, colour, rank, counted, bad }) => [name, colour, rank, counted, bad])
  const asPublished = [
    ['云溪区文化局', 'red', 1, 2, 0],
    ['云溪区园林局', 'blue', 1, 2, 1],
  ]
  assert.deepEqual(await organs(), asPublished)

  await world.perform(amendRating, amended.applicant, { caseId: amended.caseId, level: 'satisfied' })
  assert.deepEqual(await organs(), asPublished)
  const listed = { month, revision: 1, kind: 'organ', subjectId: poor.id, only: 'bad' } as const
  const [row] = (await world.show(listedRatings, stranger, listed)).rows
  assert.deepEqual([row?.id, row?.level], [amended.ratingId, 'unsatisfied'])

  const reason = '一条评价由评价人改为满意'
  await world.perform(correctList, manager, { month, reason })
  assert.deepEqual(await organs(), [
    ['云溪区文化局', 'red', 1, 2, 0],
    ['云溪区园林局', 'red', 1, 2, 0],
  ])
  assert.deepEqual(await organs(1), asPublished)
  const { list } = await world.show(monthList, stranger, {})
  assert.deepEqual([list?.revision, list?.reason, list?.formula.leastRatings], [2, reason, 2])
})

test('what was written shows behind a published figure only where it is on display', async () => {
  world.moveTo('2026-05-06')
  const organ = await givenOrgan(world, { name: '云溪区司法局' })
  const { caseId, applicant } = await closedCase(world, { organ })
  await world.perform(rateCase, applicant, { caseId, level: 'unsatisfied', words: '等了很久' })
  world.clock.advance(1000)
  await ratedCase(world, 'satisfied', { organ, words: '办得很快' })
  world.moveTo('2026-06-01')
  await world.perform(publishList, manager, { month: '2026-05' })
  const asked = { month: '2026-05', revision: 1, kind: 'organ', subjectId: organ.id } as const
  const { rows } = await world.show(listedRatings, stranger, asked)
  assert.deepEqual(
    rows.map(({ level, words }) => [level, words]),
    [
      ['satisfied', '办得很快'],
      ['unsatisfied', undefined],
    ],
  )
  assert.ok(!JSON.stringify(rows).includes(applicant.name))
})

test('only those who may publish publish, correct or see what is not published', async () => {
  const { head } = await ratedCase(world, 'satisfied')
  const month = '2026-03'
  await assert.rejects(world.perform(publishList, head.actor, { month }), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(correctList, stranger, { month, reason: '数字有错，要更正' }), {
    code: 'kernel.sign-in-needed',
  })
  await assert.rejects(world.show(listDraft, head.actor, {}), { code: 'kernel.not-permitted' })
  const asked = { month, kind: 'organ', subjectId: head.actor.id } as const
  await assert.rejects(world.show(countedRatings, head.actor, asked), { code: 'kernel.not-permitted' })
  const formula = { leastRatings: 1, redFrom: 500, blueBelow: 900, most: 1 }
  await assert.rejects(world.perform(setListFormula, manager, formula), { code: 'ratings.red-not-above-blue' })
  await assert.rejects(world.perform(setListFormula, head.actor, formula), { code: 'kernel.not-permitted' })
  await assert.rejects(world.perform(publishList, manager, { month: '2026-01' }), { code: 'ratings.nothing-counted' })
  await assert.rejects(world.perform(correctList, manager, { month: '2026-01', reason: '数字有错，要更正' }), {
    code: 'ratings.list-not-published',
  })
})

const someCounts = fc.array(
  fc
    .tuple(fc.nat(40), fc.nat(40))
    .map(([good, bad]) => ({ good, counted: good + bad }))
    .filter(({ counted }) => counted > 0),
  { maxLength: 30 },
)

test('whoever is as good as somebody listed is listed beside them, in whatever order they come', () => {
  fc.assert(
    fc.property(someCounts, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }), (counts, most, least) => {
      const all = counts.map((one, at) => ({ ...one, subjectId: String(at), name: String(at) }))
      const formula = { leastRatings: least, redFrom: 900, blueBelow: 600, most }
      const places = placesOf(all, formula)
      assert.deepEqual(places, new Map([...placesOf(all.toReversed(), formula)].toSorted(byPlaceIn(places))))
      for (const one of all) {
        const place = places.get(one.subjectId)
        if (place?.colour === 'red') assert.ok(one.good * 1000 >= 900 * one.counted && one.counted >= least)
        if (place?.colour === 'blue') assert.ok(one.good * 1000 < 600 * one.counted && one.counted >= least)
        for (const twin of all)
          if (twin.good === one.good && twin.counted === one.counted)
            assert.deepEqual(places.get(twin.subjectId), place)
      }
    }),
  )
})

function byPlaceIn(places: Map<string, unknown>) {
  const order = [...places.keys()]
  return ([a]: [string, unknown], [b]: [string, unknown]) => order.indexOf(a) - order.indexOf(b)
}
