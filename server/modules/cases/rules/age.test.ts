import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn } from './age.ts'

test('a year is full from the birthday on, not a day before', () => {
  assert.deepEqual(
    [ageOn('1966-03-02', '2026-03-01'), ageOn('1966-03-02', '2026-03-02'), ageOn('2000-02-29', '2026-02-28')],
    [59, 60, 25],
  )
})
