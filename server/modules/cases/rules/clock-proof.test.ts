/**
 * The proof of the clock: a reference that lives through the case day by day, with a hand on a counter, and agrees with the
 * engine on a hundred thousand ledgers. It shares no code with the engine and counts in day numbers, not in dates.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadCalendar } from '#modules/calendar/index.ts'
import { budgetDue } from '#modules/routes/testing.ts'
import { openWorld } from '#server/testing.ts'
import {
  type Days,
  DELIVERY_LIMIT,
  explained,
  handlingDues,
  intakeOf,
  type Interval,
  lastDay,
  type Limit,
} from './clock.ts'

const LEDGERS = 100_000
/** So many ledgers for each that is also lived through its intake, delivery and budgets. */
const REST = 8
const SEED = 20_260_301

const DAY_MS = 86_400_000
const first = Date.parse('2026-01-01T00:00:00Z') / DAY_MS
const SPAN = 500
const names = Array.from({ length: SPAN }, (_, n) => new Date((first + n) * DAY_MS).toISOString().slice(0, 10))
const numbers = new Map(names.map((name, n) => [name, n]))

/** A small generator that repeats itself (xorshift32). */
function dice(seed: number) {
  let state = seed
  return (most: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % (most + 1)
  }
}

type Life = {
  works: readonly boolean[]
  publishedThrough: number
  accepted: number
  statutory: Limit
  promised: Limit
  law: 'licence' | 'service'
  /** One after another; the last may still run, until the day told. */
  stops: { from: number; to: number; running: boolean }[]
  extension: number
  /** Working days another body has for its step, which opened some days after acceptance. */
  budget: { opened: number; days: number }
}

/** Before acceptance: received, or received again when a correction was asked for, and accepted by the body or by its silence. */
type Intake = { received: number; corrected?: number; acceptedAfter: number }

function someLife(roll: (most: number) => number, calendars: readonly (readonly boolean[])[]): Life {
  const unit = () => (roll(4) === 0 ? ('calendar-day' as const) : ('working-day' as const))
  const promisedDays = roll(8)
  const life: Life = {
    works: calendars[roll(calendars.length - 1)]!,
    publishedThrough: 60 + roll(60),
    accepted: roll(60),
    statutory: { days: promisedDays + roll(8), unit: unit() },
    promised: { days: promisedDays, unit: unit() },
    law: roll(2) === 0 ? 'service' : 'licence',
    stops: [],
    extension: roll(2) === 0 ? 1 + roll(9) : 0,
    budget: { opened: 0, days: 1 + roll(9) },
  }
  life.budget.opened = life.accepted + roll(12)
  let day = life.accepted
  for (let left = roll(3); left > 0; left--) {
    const from = day + roll(8)
    day = from + roll(10)
    life.stops.push({ from, to: day, running: left === 1 && roll(1) === 0 })
  }
  return life
}

/** Lives from the day after acceptance on, one day after another, until the counter is used up. */
function liveThrough(life: Life, limit: Limit, extension: number): number {
  let [left, more] = [limit.days, extension]
  let day = life.accepted
  while (left > 0 || more > 0) {
    day += 1
    if (life.stops.some(({ from, to }) => day > from && day <= to)) continue
    if (left > 0) {
      if (limit.unit === 'calendar-day' || life.works[day]) left -= 1
    } else if (life.works[day]) more -= 1
  }
  return day
}

function dueByHand(life: Life): { statutory: number; promised: number } {
  const promised = liveThrough(life, life.promised, life.extension)
  const statutory = liveThrough(life, life.statutory, life.law === 'licence' ? life.extension : 0)
  return { statutory, promised: life.law === 'service' ? Math.min(promised, statutory) : promised }
}

/** A counter of working days beginning on the day after; days on which the case stands still are not counted. */
function countOn({ works }: Life, from: number, days: number, standing: Life['stops'] = []): number {
  let day = from
  for (let left = days; left > 0; ) {
    day += 1
    if (works[day] && !standing.some(({ from: since, to }) => day > since && day <= to)) left -= 1
  }
  return day
}

function someIntake(roll: (most: number) => number, accepted: number): Intake {
  const received = accepted + roll(6)
  return { received, corrected: roll(2) === 0 ? received + roll(20) : undefined, acceptedAfter: roll(14) }
}

/** The body has five working days from the day of receipt, and five anew from that of the correction; silent, it has accepted as of then. */
function intakeByHand(life: Life, { received, corrected, acceptedAfter }: Intake) {
  const from = corrected ?? received
  const due = countOn(life, from, 5)
  const on = from + acceptedAfter
  const deemed = on > due && due <= life.publishedThrough
  return { from, due, on, deemed, acceptedAs: deemed ? from : on }
}

/** The ledger the acts would have written for this life. */
function ledgerOf({ accepted, stops, extension }: Life): Interval[] {
  const words = { why: '', article: '' }
  const lines: Interval[] = [{ phase: 'handling', counted: true, from: names[accepted]!, ...words }]
  for (const { from, to, running } of stops) {
    lines.at(-1)!.to = names[from]!
    const end = running ? { plannedTo: names[to]! } : { to: names[to]!, plannedTo: names[from + 1]! }
    lines.push({ phase: 'handling', counted: false, from: names[from]!, ...end, ...words })
    if (!running) lines.push({ phase: 'handling', counted: true, from: names[to]!, ...words })
  }
  if (extension > 0) {
    const on = names[accepted]!
    lines.push({ phase: 'extension', counted: false, from: on, to: on, adds: extension, ...words })
  }
  return lines
}

const calendarOf = ({ works, publishedThrough }: Life): Days => ({
  publishedThrough: names[publishedThrough]!,
  isWorkingDay: (date) => works[numbers.get(date)!] ?? true,
})

test('the engine agrees with a life lived day by day on a hundred thousand ledgers, and on every eighth from receipt to delivery, for every body with a part in it', () => {
  const roll = dice(SEED)
  const calendars = Array.from({ length: 200 }, () => names.map((_, n) => (n > 300 ? true : roll(9) > 2)))
  for (let n = 0; n < LEDGERS; n++) {
    const life = someLife(roll, calendars)
    const days = calendarOf(life)
    const ledger = ledgerOf(life)
    const byHand = dueByHand(life)
    const dues = handlingDues(days, names[life.accepted]!, life, life.law, ledger)
    // Words are made for what is wrong only: there are a hundred thousand of them.
    const agree = (engine: unknown, hand: unknown, what: string) => {
      if (engine !== hand)
        assert.equal(engine, hand, `${what} of ${n} of seed ${SEED}: ${JSON.stringify({ ...life, works: undefined })}`)
    }
    agree(dues.statutory.on, names[byHand.statutory], 'the limit of the law')
    agree(dues.promised.on, names[byHand.promised], 'the promise')
    if (life.statutory.unit === 'working-day' && life.law === 'licence')
      agree(dues.statutory.provisional, byHand.statutory > life.publishedThrough, 'what is provisional')

    if (n % REST !== 0) continue
    const intake = someIntake(roll, life.accepted)
    const hand = intakeByHand(life, intake)
    const { due, deemed } = intakeOf(days, names[hand.from]!, names[hand.on]!)
    agree(due.on, names[hand.due], 'the intake')
    agree(deemed, hand.deemed, 'acceptance by silence')
    if (deemed) {
      const from = handlingDues(days, names[hand.from]!, life, life.law)
      const lived = dueByHand({ ...life, accepted: hand.acceptedAs, stops: [], extension: 0 })
      agree(from.statutory.on, names[lived.statutory], 'the limit counted from the day of receipt')
    }

    const delivery = lastDay(days, names[byHand.statutory]!, DELIVERY_LIMIT)
    agree(delivery.on, names[countOn(life, byHand.statutory, 10)], 'the delivery')

    const { opened, days: budget } = life.budget
    const stops = life.stops.map(({ from, to, running }) =>
      running
        ? { from: names[from]!, planned: names[to]! }
        : { from: names[from]!, to: names[to]!, planned: names[from + 1]! },
    )
    const step = budgetDue(days, names[opened]!, budget, stops)
    agree(step.on, names[countOn(life, opened, budget, life.stops)], 'the budget of another body')
    agree(step.provisional, countOn(life, opened, budget, life.stops) > life.publishedThrough, 'its being provisional')
  }
})

test('the lines that are read aloud add up to the working days a life used, stops left out', () => {
  const roll = dice(SEED + 1)
  const calendars = Array.from({ length: 50 }, () => names.map(() => roll(9) > 2))
  for (let n = 0; n < LEDGERS / 20; n++) {
    const life = someLife(roll, calendars)
    const today = life.accepted + roll(80)
    const passed = { ...life, stops: life.stops.filter((stop) => stop.to <= today && !stop.running) }
    const lines = explained(calendarOf(life), ledgerOf(passed), names[today]!)
    let used = 0
    for (let day = life.accepted + 1; day <= today; day++)
      if (life.works[day] && !passed.stops.some(({ from, to }) => day > from && day <= to)) used += 1
    assert.equal(
      lines.reduce((sum, line) => sum + line.days, 0),
      used,
      `life ${n}`,
    )
  }
})

const vectorFile = new URL('../../../../../shared/data/clock/vectors.json', import.meta.url)
type Vector = { start: string; workdays: number; dueLastDay: string; why: string }

test('the engine gives the last days of the published vectors, and calls provisional what no calendar covers', {
  skip: existsSync(vectorFile) ? false : 'the vectors are not on this machine (../shared/data/clock/vectors.json)',
}, async () => {
  const { durations } = JSON.parse(readFileSync(vectorFile, 'utf8')) as { durations: Vector[] }
  const world = await openWorld()
  const calendar = await world.inside((ctx) => loadCalendar(ctx))
  await world.close()
  for (const { start, workdays, dueLastDay, why } of durations) {
    const due = lastDay(calendar, start, { days: workdays, unit: 'working-day' })
    assert.equal(due.provisional ? 'ERROR_NO_CALENDAR' : due.on, dueLastDay, why)
  }
})
