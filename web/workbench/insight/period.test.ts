import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenPeriod, periodOf } from './period.ts'

test('thirty days count today and the twenty-nine before it', () => {
  assert.deepEqual(periodOf('thirty', '2026-03-01'), { from: '2026-01-31', to: '2026-03-01' })
})

test('this month and this year begin on their first day', () => {
  assert.deepEqual(periodOf('month', '2026-03-18'), { from: '2026-03-01', to: '2026-03-18' })
  assert.deepEqual(periodOf('year', '2026-03-18'), { from: '2026-01-01', to: '2026-03-18' })
})

test('two dates in the address go before a usual period, and half of them does not count', () => {
  assert.deepEqual(chosenPeriod({ from: '2026-01-01', to: '2026-02-01', period: 'year' }), {
    from: '2026-01-01',
    to: '2026-02-01',
  })
  assert.equal(chosenPeriod({ from: '2026-01-01', period: 'year' }).preset, 'year')
  assert.equal(chosenPeriod({ period: 'ever' }).preset, 'thirty')
})
