import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fc } from '#server/properties.ts'
import known from '#data/reference/calendar.json' with { type: 'json' }
import { addDays, daysBetween } from '#kernel/time.ts'
import { type NamedDay, publishedCalendar } from './published-calendar.ts'
import { addWorkingDays, workingDaysBetween } from './working-days.ts'

const days: NamedDay[] = Object.values(known.years).flatMap((year) => [
  ...year.holidays.map(({ date, name }) => ({ date, name, works: false })),
  ...year.workdays.map((date) => ({ date, name: '调休上班', works: true })),
])
const calendar = publishedCalendar(days, 2026)

const FIRST = '2004-01-01'
const dates = fc.integer({ min: 0, max: daysBetween(FIRST, '2028-12-31') }).map((offset) => addDays(FIRST, offset))
const counts = fc.integer({ min: 0, max: 400 })

/** Every working day of 2004–2030 in a row, by the plainest reading of the notices: the yardstick for the rules. */
const allWorkingDays = (() => {
  const off = new Set(days.filter(({ works }) => !works).map(({ date }) => date))
  const on = new Set(days.filter(({ works }) => works).map(({ date }) => date))
  const row: string[] = []
  for (let date = FIRST; date <= '2030-12-31'; date = addDays(date, 1)) {
    const monday = new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0
    if (on.has(date) || (monday && !off.has(date))) row.push(date)
  }
  return row
})()

test('a due date is the n-th working day after the start, whatever holidays lie between', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 400 }), (from, count) => {
      const later = allWorkingDays.filter((date) => date > from)
      const { dueOn, countedFrom } = addWorkingDays(calendar, from, count)
      assert.equal(dueOn, later[count - 1])
      assert.equal(countedFrom, later[0])
    }),
  )
})

test('the working days between two dates are those after the first up to and including the second', () => {
  fc.assert(
    fc.property(dates, dates, (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      const counted = allWorkingDays.filter((date) => date > from && date <= to).length
      assert.equal(workingDaysBetween(calendar, from, to), counted)
      assert.equal(workingDaysBetween(calendar, to, from), 0 - counted)
    }),
  )
})

test('counting to a due date gives back the days it was made from', () => {
  fc.assert(
    fc.property(dates, counts, (from, count) => {
      assert.equal(workingDaysBetween(calendar, from, addWorkingDays(calendar, from, count).dueOn), count)
    }),
  )
})

test('more days never give an earlier date, and a later start never an earlier one', () => {
  fc.assert(
    fc.property(dates, counts, counts, fc.integer({ min: 0, max: 30 }), (from, one, other, shift) => {
      const [fewer, more] = one < other ? [one, other] : [other, one]
      assert.ok(addWorkingDays(calendar, from, fewer).dueOn <= addWorkingDays(calendar, from, more).dueOn)
      assert.ok(addWorkingDays(calendar, from, one).dueOn <= addWorkingDays(calendar, addDays(from, shift), one).dueOn)
    }),
  )
})

test('a date is provisional exactly when it lies beyond the last published day', () => {
  fc.assert(
    fc.property(dates, counts, (from, count) => {
      const { dueOn, provisional } = addWorkingDays(calendar, from, count)
      assert.equal(provisional, dueOn > '2026-12-31')
    }),
  )
})

test('no days at all leave the start as it is, also on a day off', () => {
  assert.deepEqual(addWorkingDays(calendar, '2026-10-01', 0), {
    dueOn: '2026-10-01',
    countedFrom: '2026-10-01',
    provisional: false,
  })
})

test('a day off says why: its holiday, or the day of the week', () => {
  assert.equal(calendar.whyOff('2026-02-17'), '春节')
  assert.equal(calendar.whyOff('2026-03-07'), '周六')
  assert.equal(calendar.whyOff('2026-03-08'), '周日')
  assert.equal(calendar.whyOff('2026-03-09'), undefined)
  assert.equal(calendar.whyOff('2026-05-09'), undefined, 'a Saturday worked in exchange counts')
})

type Vectors = {
  durations: { start: string; workdays: number; dueLastDay: string; why: string }[]
  workdayChecks: { date: string; expectWork: boolean }[]
}
const vectorFile = new URL('../../../../../shared/data/clock/vectors.json', import.meta.url)
const noVectors = existsSync(vectorFile) ? false : 'the test vectors are not on this machine'

test('the published test vectors of the statutory clock come out', { skip: noVectors }, () => {
  const vectors = JSON.parse(readFileSync(vectorFile, 'utf8')) as Vectors
  for (const { start, workdays, dueLastDay, why } of vectors.durations) {
    const due = addWorkingDays(calendar, start, workdays)
    if (dueLastDay === 'ERROR_NO_CALENDAR') assert.equal(due.provisional, true, why)
    else assert.deepEqual([due.dueOn, due.provisional], [dueLastDay, false], why)
  }
  for (const { date, expectWork } of vectors.workdayChecks) assert.equal(calendar.isWorkingDay(date), expectWork, date)
})
