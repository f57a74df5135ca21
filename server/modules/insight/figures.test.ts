import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fc } from '#server/properties.ts'
import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { addDays, legalDateOf } from '#kernel/time.ts'
import { loadCalendar, workingDaysBetween } from '#modules/calendar/index.ts'
import { givenOrgan, givenStaff } from '#modules/identity/testing.ts'
import type { Organ } from '#modules/organs/index.ts'
import { openWorld, type World } from '#server/testing.ts'
import { settleDays } from './actions/settle-days.ts'
import { type Figure, type IndicatorKey, indicatorKeys } from './contract.ts'
import { settleLongPastDays } from './jobs.ts'
import { indicatorRules } from './rules/definitions.ts'
import { type Period, stepsOf } from './rules/period.ts'
import { perform, tellCityStory } from './story.testing.ts'
import { byBody } from './views/by-body.ts'
import { countedCases } from './views/counted-cases.ts'
import { indicators } from './views/indicators.ts'
import { insightPlaces } from './views/insight-places.ts'
import { trend } from './views/trend.ts'

let world: World
let organs: Organ[]
let supervisor: Actor
let cases: CaseFacts[]
let ratings: RatingFacts[]
let spared: { organ_id: string; filed_at: Date; materials: number; fields: number }[]

type CaseFacts = {
  id: string
  organ_id: string
  channel: string
  handling: string
  filed_at: Date
  accepted_on: string | null
  promised_due: string | null
  statutory_due: string | null
  decided_at: Date | null
}
type RatingFacts = { organ_id: string; case_id: string; level: string; rated_at: Date; counts: boolean }

before(async () => {
  world = await openWorld()
  organs = await tellCityStory(world)
  const centre = await givenOrgan(world, { name: '示范市政务服务局', regionCode: '990100000000' })
  supervisor = (await givenStaff(world, { roles: ['supervisor'], organId: centre.id })).actor
  world.moveTo('2026-06-30')
  cases = await read<CaseFacts>('select * from cases.v_case')
  ratings = await read<RatingFacts>('select * from ratings.v_rating')
  spared = await read('select * from cases.v_not_asked')
})
after(() => world.close())

async function read<T>(text: string): Promise<T[]> {
  return world.inside(async (ctx) => (await sql.raw<T>(text).execute(ctx.db)).rows)
}

/** The indicator once more, as one would say it in words, over all rows. */
async function naively(key: IndicatorKey, period: Period, bodies: readonly string[]): Promise<Figure> {
  const calendar = await world.inside((ctx) => loadCalendar(ctx))
  const during = (moment: Date | null) =>
    moment !== null && legalDateOf(moment) >= period.from && legalDateOf(moment) <= period.to
  const here = <T extends { organ_id: string }>(rows: readonly T[]) => rows.filter((r) => bodies.includes(r.organ_id))
  const filed = here(cases).filter((c) => during(c.filed_at))
  const decided = here(cases).filter((c) => during(c.decided_at))
  const rated = here(ratings).filter((r) => during(r.rated_at) && r.counts)
  const days = (pairs: [string, string][]) =>
    pairs.reduce((sum, [from, to]) => sum + workingDaysBetween(calendar, from, to), 0)
  const dayOfDecision = (c: CaseFacts) => legalDateOf(c.decided_at!)
  const part = (numerator: number, denominator: number): Figure => ({
    numerator,
    denominator,
    ...(denominator > 0 && { value: numerator / denominator }),
  })
  const statutory = () => days(decided.map((c) => [c.accepted_on!, c.statutory_due!]))
  const promised = () => days(decided.map((c) => [c.accepted_on!, c.promised_due!]))
  const sumOf = (what: 'materials' | 'fields'): Figure => {
    const numerator = here(spared)
      .filter((n) => during(n.filed_at))
      .reduce((sum, n) => sum + n[what], 0)
    return { numerator, value: numerator }
  }
  const inWords: Record<IndicatorKey, () => Figure> = {
    filed: () => ({ numerator: filed.length, value: filed.length }),
    'on-time': () => part(decided.filter((c) => dayOfDecision(c) <= c.promised_due!).length, decided.length),
    'promise-speed-up': () => part(statutory() - promised(), statutory()),
    online: () => part(filed.filter((c) => c.channel === 'online').length, filed.length),
    instant: () => part(filed.filter((c) => c.handling === 'instant').length, filed.length),
    satisfaction: () => part(rated.filter((r) => !r.level.endsWith('unsatisfied')).length, rated.length),
    'spared-materials': () => sumOf('materials'),
    'spared-fields': () => sumOf('fields'),
    'mean-days': () => part(days(decided.map((c) => [c.accepted_on!, dayOfDecision(c)])), decided.length),
  }
  return inWords[key]()
}

const anyPeriod = fc
  .record({ start: fc.integer({ min: 0, max: 130 }), length: fc.integer({ min: 1, max: 150 }) })
  .map(({ start, length }) => {
    const from = addDays('2026-01-05', start)
    return { from, to: addDays(from, length - 1) }
  })

async function everyIndicatorIsRight(period: Period, place: { organId?: string; region?: string } = {}) {
  const bodies = organs
    .filter((organ) => !place.organId || organ.id === place.organId)
    .filter((organ) => !place.region || organ.regionCode === place.region)
    .map((organ) => organ.id)
  const { rows } = await world.show(indicators, supervisor, { ...period, ...place })
  for (const { definition, before: _, ...figure } of rows)
    assert.deepEqual(figure, await naively(definition.key, period, bodies), `${definition.key} in ${period.from}`)
}

test('the story has cases on time and late, online and at the window, instant and promised, praised and blamed', async () => {
  const whole = { from: '2026-01-01', to: '2026-06-30' }
  for (const key of indicatorKeys) {
    const { numerator, denominator } = await naively(
      key,
      whole,
      organs.map((organ) => organ.id),
    )
    assert.ok(numerator > 0 && numerator !== denominator, key)
  }
})

test('every indicator is what its words say, for any period and place', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPeriod,
      fc.constantFrom({}, { organId: organs[0]!.id }, { organId: organs[2]!.id }, { region: '990102000000' }),
      everyIndicatorIsRight,
    ),
    { numRuns: 25 },
  )
})

test('the cases behind a figure add up to it, page by page, and every one of them counts', async () => {
  for (const key of indicatorKeys) {
    const period = { from: '2026-01-10', to: '2026-05-20' }
    const { total } = await world.show(trend, supervisor, { key, ...period })
    for (const side of ['numerator', 'denominator'] as const) {
      const rows = await allCases({ key, ...period, side })
      const measured = indicatorRules[key].denominator ? side : 'numerator'
      assert.ok(rows.every((row) => row[measured] !== 0))
      assert.equal(
        rows.reduce((sum, row) => sum + row[measured]!, 0),
        total[measured],
      )
      assert.deepEqual(
        rows.map((row) => row.at),
        rows.map((row) => row.at).toSorted((a, b) => b.localeCompare(a)),
      )
      assert.equal(new Set(rows.map((row) => row.caseId)).size, rows.length)
    }
  }
})

test('what is missing to a full share can be listed: the late decisions', async () => {
  const late = await allCases({ key: 'on-time', from: '2026-01-01', to: '2026-06-30', missing: 'true' })
  const expected = cases.filter((c) => c.decided_at && legalDateOf(c.decided_at) > c.promised_due!)
  assert.deepEqual(new Set(late.map((row) => row.caseId)), new Set(expected.map((c) => c.id)))
  assert.ok(late.every((row) => row.numerator === 0 && row.decidedAt && row.promisedDue))
})

async function allCases(input: {
  key: IndicatorKey
  from: string
  to: string
  side?: 'numerator' | 'denominator'
  missing?: string
}) {
  const rows = []
  for (let from: string | undefined; ; ) {
    const page = await world.show(countedCases, supervisor, { ...input, after: from, limit: 4 })
    rows.push(...page.rows)
    if (!page.next) return rows
    from = page.next
  }
}

test('days, weeks and months of a trend, and the bodies of a comparison, add up to the whole', async () => {
  const period = { from: '2026-01-05', to: '2026-05-31' }
  for (const key of indicatorKeys) {
    const bodies = await world.show(byBody, supervisor, { key, ...period })
    for (const step of ['day', 'week', 'month'] as const) {
      const { points, total } = await world.show(trend, supervisor, { key, ...period, step })
      assert.equal(points.length, stepsOf(period, step).length)
      assert.deepEqual(bodies.total, total)
      const sum = (rows: readonly Figure[], half: 'numerator' | 'denominator') =>
        rows.reduce((all, row) => all + (row[half] ?? 0), 0)
      for (const half of ['numerator', 'denominator'] as const) {
        assert.equal(sum(points, half), total[half] ?? 0)
        assert.equal(sum(bodies.rows, half), total[half] ?? 0)
      }
    }
  }
})

test('a figure stands beside that of as many days before', async () => {
  const { before: then, rows } = await world.show(indicators, supervisor, { from: '2026-03-01', to: '2026-03-31' })
  assert.deepEqual(then, { from: '2026-01-29', to: '2026-02-28' })
  const all = organs.map((organ) => organ.id)
  for (const row of rows) assert.deepEqual(row.before, await naively(row.definition.key, then, all))
})

test('settled days change no figure, and a bad rating found unfounded later still counts no more', async () => {
  await world.runJob(settleLongPastDays)
  const kept = await read<{ day: string }>('select distinct day from insight.settled_day order by day')
  assert.ok(kept.length > 10 && kept.at(-1)!.day <= '2026-06-23')
  await fc.assert(fc.asyncProperty(anyPeriod, fc.constantFrom({}, { organId: organs[1]!.id }), everyIndicatorIsRight), {
    numRuns: 25,
  })

  const [bad] = await read<{ id: string; organ_id: string; rated_at: Date }>(
    'select * from ratings.v_rating where bad and counts order by rated_at limit 1',
  )
  const day = legalDateOf(bad!.rated_at)
  assert.ok(day < '2026-05-01')
  const head = (await givenStaff(world, { roles: ['department-head'], organId: bad!.organ_id })).actor
  const reason = '经核实，所反映的事情没有发生'
  await perform(world, 'ratings.verify-bad-rating', head, { id: bad!.id, upheld: false, reason })
  await perform(world, 'ratings.review-finding', supervisor, { id: bad!.id, agrees: true, reason })
  await world.deliverNews()
  ratings = await read<RatingFacts>('select * from ratings.v_rating')
  assert.equal(ratings.filter((r) => !r.counts).length, 1)
  await everyIndicatorIsRight({ from: day, to: day }, { organId: bad!.organ_id })
  await everyIndicatorIsRight({ from: '2026-01-01', to: '2026-06-30' })
})

test('only the system settles days', async () => {
  await assert.rejects(world.perform(settleDays, supervisor, {}), { code: 'kernel.not-permitted' })
})

test('a period that runs backwards, is too long or would give too many points is refused', async () => {
  const ask = (from: string, to: string) => world.show(trend, supervisor, { key: 'filed', from, to })
  await assert.rejects(ask('2026-02-02', '2026-02-01'), { code: 'insight.period-backwards' })
  await assert.rejects(ask('2020-02-02', '2026-02-01'), { code: 'insight.period-too-long' })
  await assert.rejects(ask('2024-02-02', '2026-02-01'), { code: 'insight.too-many-points' })
})

test('the pickers offer every body in reach and its region by name', async () => {
  const { organs: offered, regions } = await world.show(insightPlaces, supervisor, {})
  for (const organ of organs) assert.ok(offered.some(({ id, name }) => id === organ.id && name === organ.name))
  assert.ok(regions.some(({ code }) => code === '990102000000'))
})
