import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { withPlacesForOthers } from './search-places.ts'

const one = (object: string | undefined, words = 0) => ({
  thing: object === undefined ? undefined : { wanted: { object } },
  words,
  score: 0,
})

test('ten items of one thing leave the page to the best of other things, and to the one whose words are most alike', () => {
  const ranked = [
    ...Array.from({ length: 20 }, () => one('食品经营许可')),
    one('食品小经营店'),
    one('食品小经营店'),
    one('个体工商户设立'),
    one(undefined, 9),
    one(undefined, 3),
  ]
  const page = withPlacesForOthers(ranked).slice(0, 10)
  assert.deepEqual(
    page.map(({ thing, words }) => thing?.wanted.object ?? words),
    [...Array.from({ length: 7 }, () => '食品经营许可'), '食品小经营店', '个体工商户设立', 9],
  )
})

test('nothing is lost or doubled, the best six stay where they are, and the page keeps the order', () => {
  const ranked = fc
    .array(
      fc.record({ object: fc.option(fc.constantFrom('甲', '乙', '丙', '丁'), { nil: undefined }), words: fc.nat(50) }),
      { maxLength: 40 },
    )
    .map((all) => all.map(({ object, words }, at) => ({ ...one(object, words), score: 100 - at })))
  fc.assert(
    fc.property(ranked, (all) => {
      const placed = withPlacesForOthers(all)
      assert.deepEqual(
        placed.toSorted((a, b) => b.score - a.score),
        all,
      )
      assert.deepEqual(placed.slice(0, 6), all.slice(0, 6))
      for (const part of [placed.slice(0, 10), placed.slice(10)])
        assert.deepEqual(
          part,
          part.toSorted((a, b) => b.score - a.score),
        )
    }),
  )
})
