import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import type { CountedNode } from '#modules/catalogue/contract.ts'
import { pictureOf, type Place } from './picture-layout.ts'

const node = (key: string, nodes?: CountedNode[]): CountedNode => ({ key, label: key, items: 1, nodes })
const treeOf = (stages: readonly number[]) =>
  stages.map((leaves, at) =>
    node(
      `s${at}`,
      Array.from({ length: leaves }, (_, leaf) => node(`l${leaf}`)),
    ),
  )
const apart = (one: Place, other: Place) =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y

test('on any width every stage and every leaf of the open one stands inside the picture, on nobody else', () => {
  const stages = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(stages, fc.integer({ min: 300, max: 1400 }), fc.nat(20), (leaves, width, at) => {
      const open = at < leaves.length ? `s${at}` : undefined
      const { places, branches, height } = pictureOf(treeOf(leaves), width, open, 'l0')
      assert.equal(places.length, leaves.length + (open ? leaves[at]! : 0))
      assert.ok(branches.length >= places.length)
      for (const [index, place] of places.entries()) {
        assert.ok(place.x >= 0 && place.x + place.width <= width, `${place.path} within ${width}`)
        assert.ok(place.y >= 0 && place.y + place.height <= height, `${place.path} within ${height}`)
        assert.ok(place.height >= 44, 'a finger finds it')
        assert.ok(places.slice(index + 1).every((other) => apart(place, other)))
      }
    }),
  )
})
