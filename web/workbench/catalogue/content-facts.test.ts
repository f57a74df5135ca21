import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { itemContent } from '#modules/catalogue/contract.ts'
import { differing, factsOf, withElements } from './content-facts.ts'

const example = itemContent.parse(
  JSON.parse(readFileSync(new URL('../../../data/reference/items/food-business-licence.json', import.meta.url), 'utf8'))
    .content,
)

test('two versions differ only in the elements that were edited', () => {
  const edited = { ...example, summary: '另一句话', promised: { ...example.promised, days: example.promised.days + 1 } }
  assert.deepEqual(differing(example, example), [])
  assert.deepEqual(differing(example, edited), ['summary', 'promised'])
})

test('the order of keys is no difference', () => {
  const turned = Object.fromEntries(Object.entries(example.service).toReversed()) as typeof example.service
  assert.deepEqual(differing(example, { ...example, service: turned }), [])
})

test('of a conflict each element comes from the side that was chosen', () => {
  const mine = { ...example, summary: '我的', trips: 1 }
  const theirs = { ...example, summary: '对方的', trips: 2 }
  const merged = withElements(theirs, mine, ['summary'])
  assert.deepEqual([merged.summary, merged.trips], ['我的', 2])
})

test('every element reads as words with a label', () => {
  for (const { key, label, text } of factsOf(example)) {
    assert.ok(label.length > 0, key)
    assert.equal(typeof text, 'string')
    assert.ok(!text.includes('undefined'), `${key}: ${text}`)
  }
})
