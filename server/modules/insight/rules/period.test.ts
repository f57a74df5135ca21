import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { addDays, daysBetween } from '#kernel/time.ts'
import { lengthOf, type Period, periodBefore, split, stepsOf } from './period.ts'

const periods = fc
  .record({ start: fc.integer({ min: 0, max: 4000 }), days: fc.integer({ min: 1, max: 1000 }) })
  .map(({ start, days }): Period => {
    const from = addDays('2020-01-01', start)
    return { from, to: addDays(from, days - 1) }
  })

test('days, weeks and months cover a period without gap or overlap', () => {
  fc.assert(
    fc.property(periods, fc.constantFrom('day' as const, 'week' as const, 'month' as const), (period, step) => {
      const steps = stepsOf(period, step)
      assert.equal(steps[0]!.from, period.from)
      assert.equal(steps.at(-1)!.to, period.to)
      for (const [at, one] of steps.entries()) {
        assert.ok(one.from <= one.to)
        if (at > 0) assert.equal(one.from, addDays(steps[at - 1]!.to, 1))
      }
    }),
  )
})

test('a week begins on Monday and a month on its first day', () => {
  const period = { from: '2026-01-30', to: '2026-03-02' }
  assert.deepEqual(stepsOf(period, 'month'), [
    { from: '2026-01-30', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-02' },
  ])
  assert.deepEqual(stepsOf({ from: '2026-03-01', to: '2026-03-09' }, 'week'), [
    { from: '2026-03-01', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-08' },
    { from: '2026-03-09', to: '2026-03-09' },
  ])
})

test('the period before is as long and ends the day before', () => {
  fc.assert(
    fc.property(periods, (period) => {
      const before = periodBefore(period)
      assert.equal(lengthOf(before), lengthOf(period))
      assert.equal(daysBetween(before.to, period.from), 1)
    }),
  )
})

test('a period split at any day keeps all its days', () => {
  fc.assert(
    fc.property(periods, fc.integer({ min: -50, max: 1050 }), (period, offset) => {
      const { upTo, after } = split(period, addDays(period.from, offset))
      const length = (part?: Period) => (part ? lengthOf(part) : 0)
      assert.equal(length(upTo) + length(after), lengthOf(period))
      if (upTo && after) assert.equal(addDays(upTo.to, 1), after.from)
    }),
  )
  assert.deepEqual(split({ from: '2026-01-01', to: '2026-01-02' }, undefined).upTo, undefined)
})
