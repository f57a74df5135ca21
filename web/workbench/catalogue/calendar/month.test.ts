import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysBetween, monthOf, nextMonth, weeksOf } from './month.ts'

test('a month is laid out in whole weeks from Monday', () => {
  const weeks = weeksOf({ year: 2026, month: 11 })
  assert.equal(weeks[0]![0], '2026-10-26')
  assert.equal(weeks.at(-1)!.at(-1), '2026-12-06')
  assert.deepEqual([...new Set(weeks.map((week) => week.length))], [7])
  assert.equal(weeksOf({ year: 2027, month: 2 }).length, 4)
})

test('months follow each other over the turn of the year', () => {
  assert.deepEqual(nextMonth(monthOf('2026-12-31'), 1), { year: 2027, month: 1 })
  assert.deepEqual(nextMonth(monthOf('2026-01-01'), -1), { year: 2025, month: 12 })
})

test('days are counted over months', () => {
  assert.equal(daysBetween('2026-02-27', '2026-03-02'), 3)
})
