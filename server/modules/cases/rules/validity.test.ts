import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastDayOfValidity } from './validity.ts'

test('a licence of sixty months ends the day before its fifth anniversary', () => {
  assert.equal(lastDayOfValidity('2026-03-02', 60), '2031-03-01')
  assert.equal(lastDayOfValidity('2026-03-01', 12), '2027-02-28')
})

test('where the last month is shorter, validity ends with that month', () => {
  assert.equal(lastDayOfValidity('2026-01-31', 1), '2026-02-28')
  assert.equal(lastDayOfValidity('2028-02-29', 12), '2029-02-28')
})
