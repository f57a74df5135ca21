import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { actBit } from './search-acts.ts'
import { createEar } from './search-hearing.ts'
import { createLexicon } from './search-lexicon.ts'
import { createNearness } from './search-nearness.ts'

const objects = ['居民身份证', '食品经营许可', '生育津贴', '异地就医备案'].map((object) => ({
  object,
  written: [],
  unless: [],
}))
const entries = [
  { object: '居民身份证', said: '身份证', weight: 1 },
  { object: '食品经营许可', act: '新办' as const, said: '开饭馆', weight: 1 },
  { object: '生育津贴', said: '生孩子的补助', weight: 1 },
  { object: '异地就医备案', said: '医保+外地', weight: 1 },
]
const lexicon = createLexicon(objects, entries)
const ear = createEar(lexicon)
const nearness = createNearness(lexicon)
const first = (question: string) => ear.hear(question).objects[0]?.object

test('a saying is heard whole, in parts, and mistyped as letters', () => {
  assert.equal(first('我想开饭馆'), '食品经营许可')
  assert.equal(first('医保在外地怎么用'), '异地就医备案')
  assert.equal(first('shenfenzheng'), '居民身份证')
})

test('an act that is denied is excluded and not asked for', () => {
  const { excluded } = createEar(
    createLexicon(objects, [...entries, { act: '注销' as const, said: '注销', weight: 1 }]),
  ).hear('身份证不注销')
  assert.notEqual(excluded & actBit('注销'), 0)
  assert.equal(excluded & actBit('新办'), 0)
})

test('what no saying names is near to the thing whose sayings mean the same in other words', () => {
  assert.equal(nearness('生娃儿有没有补贴领')[0]?.object, '生育津贴')
})

test('nearness is a part between nothing and all, best first, whatever is asked, and the same when asked again', () => {
  const words = fc.array(fc.constantFrom('身份证', '娃娃', '补贴', '外地', '开', '饭店', 'x', '丢了'), { maxLength: 8 })
  fc.assert(
    fc.property(words, (asked) => {
      const question = asked.join('')
      const found = nearness(question)
      assert.ok(found.every(({ ratio }) => ratio > 0 && ratio <= 1.0001))
      assert.deepEqual(
        found,
        found.toSorted((one, other) => other.ratio - one.ratio),
      )
      assert.deepEqual(nearness(question), found)
    }),
    { numRuns: 200 },
  )
})
