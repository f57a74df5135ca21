import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import { explained, handlingDues, INTAKE_LIMIT, intakeOf, lastDay, limitInWords, workingDaysFrom } from './clock.ts'

const DAY = 86_400_000
const dateOf = (n: number) => new Date(n * DAY).toISOString().slice(0, 10)
const first = Date.parse('2026-01-01T00:00:00Z') / DAY

/** Spring Festival 2026 as published: 15 to 23 February off, 14 and 28 February worked. */
const festival = {
  publishedThrough: '2026-12-31',
  isWorkingDay: (date: string) => {
    if (date >= '2026-02-15' && date <= '2026-02-23') return false
    if (date === '2026-02-14' || date === '2026-02-28') return true
    return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
  },
}

/** A calendar with arbitrary days off. */
const calendars = fc.array(fc.boolean(), { minLength: 400, maxLength: 400 }).map((works) => ({
  publishedThrough: '2026-12-31',
  isWorkingDay: (date: string) => works[Date.parse(`${date}T00:00:00Z`) / DAY - first] ?? true,
}))
const days = fc.integer({ min: 0, max: 200 }).map((n) => dateOf(first + n))

test('the last day of a limit is the one a walk along the calendar finds, stops left out', () => {
  const stops = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 })
  fc.assert(
    fc.property(calendars, days, fc.integer({ min: 0, max: 30 }), stops, (calendar, from, limit, pairs) => {
      const pauses = pairs.map(([start, length]) => ({
        from: dateOf(first + start),
        to: dateOf(first + start + length),
      }))
      const stopped = new Set(pauses.flatMap((pause) => walk(pause.from, pause.to)))
      const naive = walk(from, dateOf(first + 4000)).filter((date) => calendar.isWorkingDay(date) && !stopped.has(date))
      const due = lastDay(calendar, from, { days: limit, unit: 'working-day' }, pauses)
      assert.equal(due.on, limit === 0 ? from : naive[limit - 1])
      assert.equal(due.provisional, due.on > '2026-12-31')
    }),
    { numRuns: 60 },
  )
})

/** The days after `from` up to and including `to`. */
function walk(from: string, to: string): string[] {
  const start = Date.parse(`${from}T00:00:00Z`) / DAY
  return Array.from({ length: Math.max(0, Date.parse(`${to}T00:00:00Z`) / DAY - start) }, (_, n) =>
    dateOf(start + 1 + n),
  )
}

test('counting the days to a due date gives the limit back', () => {
  fc.assert(
    fc.property(calendars, days, fc.integer({ min: 1, max: 30 }), (calendar, from, limit) => {
      const { on } = lastDay(calendar, from, { days: limit, unit: 'working-day' })
      assert.equal(workingDaysFrom(calendar, from, on), limit)
      assert.equal(workingDaysFrom(calendar, on, from), -limit)
    }),
    { numRuns: 100 },
  )
})

test('received on 10 February 2026, five working days end on the 24th and twenty on 16 March', () => {
  assert.equal(lastDay(festival, '2026-02-10', INTAKE_LIMIT).on, '2026-02-24')
  assert.equal(lastDay(festival, '2026-02-10', { days: 20, unit: 'working-day' }).on, '2026-03-16')
})

test('silence counts as acceptance from the day after the fifth working day, never before', () => {
  assert.equal(intakeOf(festival, '2026-02-10', '2026-02-24').deemed, false)
  assert.equal(intakeOf(festival, '2026-02-10', '2026-02-25').deemed, true)
})

test('beyond the published calendar nothing is deemed, because a holiday may still move the day', () => {
  assert.deepEqual(intakeOf(festival, '2026-12-30', '2027-02-01'), {
    due: { on: '2027-01-06', provisional: true },
    deemed: false,
  })
})

test('calendar days count weekends and a limit of none is due at once', () => {
  assert.equal(lastDay(festival, '2026-03-06', { days: 3, unit: 'calendar-day' }).on, '2026-03-09')
  assert.equal(lastDay(festival, '2026-03-06', { days: 0, unit: 'working-day' }).on, '2026-03-06')
  assert.equal(limitInWords({ days: 0, unit: 'working-day' }), '当场办结')
})

test('time that the law does not count moves both clocks and shows as nothing in the ledger', () => {
  const stop = {
    phase: 'handling' as const,
    counted: false,
    from: '2026-03-05',
    to: '2026-03-12',
    why: '检验',
    article: '第四十五条',
  }
  const limits = {
    statutory: { days: 20, unit: 'working-day' as const },
    promised: { days: 5, unit: 'working-day' as const },
  }
  assert.equal(handlingDues(festival, '2026-03-03', limits, 'licence').promised.on, '2026-03-10')
  assert.equal(handlingDues(festival, '2026-03-03', limits, 'licence', [stop]).promised.on, '2026-03-17')
  assert.deepEqual(
    explained(festival, [stop], '2026-03-20').map((line) => line.days),
    [0],
  )
})
