import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnValue, trendOf, valueWords } from './figure-words.ts'

const share = (value?: number) => ({ numerator: 0, denominator: 1, value })

test('a share reads as a percentage and what cannot be computed as a dash', () => {
  assert.equal(valueWords(share(0.9534), 'percent'), '95.3')
  assert.equal(valueWords({ value: 1204 }, 'count'), '1,204')
  assert.equal(valueWords(share(), 'percent'), '—')
  assert.equal(drawnValue(share(), 'days'), null)
})

test('a mean number of days that falls is good news, a volume that rises is neither', () => {
  const days = trendOf(share(3.2), share(4), { unit: 'days', better: 'lower' })
  assert.deepEqual([days?.direction, days?.good], ['down', true])
  const volume = trendOf(share(12), share(10), { unit: 'count', better: 'neither' })
  assert.deepEqual([volume?.direction, volume?.good], ['up', undefined])
})

test('a difference too small to be seen is called level', () => {
  assert.equal(trendOf(share(0.95), share(0.9502), { unit: 'percent', better: 'higher' })?.direction, 'level')
})
