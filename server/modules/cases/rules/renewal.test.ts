import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { lastDayToRenew, renewalTime, renewedUntil } from './renewal.ts'

test('a licence that ends on 31 December is renewed in time until 1 December', () => {
  assert.equal(lastDayToRenew('2026-12-31'), '2026-12-01')
  assert.deepEqual(
    ['2026-09-01', '2026-10-02', '2026-12-01', '2026-12-02', '2026-12-31', '2027-01-01'].map((day) =>
      renewalTime('2026-12-31', day),
    ),
    ['early', 'open', 'open', 'late', 'late', 'over'],
  )
})

test('a renewed licence goes on for as many months from the day after its end', () => {
  assert.equal(renewedUntil('2026-12-31', 60), '2031-12-31')
  assert.equal(renewedUntil('2026-03-01', 12), '2027-03-01')
})

test('whatever the end, the renewal ends later and the last day in time lies thirty days before', () => {
  const day = fc
    .integer({ min: 0, max: 5000 })
    .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (validTo, months) => {
      assert.ok(renewedUntil(validTo, months) > validTo)
      assert.equal((Date.parse(validTo) - Date.parse(lastDayToRenew(validTo))) / 86_400_000, 30)
      assert.equal(renewalTime(validTo, lastDayToRenew(validTo)), 'open')
    }),
  )
})
