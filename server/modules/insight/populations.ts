/** The rows the indicators are counted over, and the SQL of their measures. */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type LegalDate, momentOf } from '#kernel/time.ts'
import type { IndicatorKey } from './contract.ts'
import { indicatorRules, type IndicatorRule, type Population } from './rules/definitions.ts'
import type { Period } from './rules/period.ts'

type Shape = {
  from: RawBuilder<unknown>
  /** When the row happened; its day places it in a period. */
  at: RawBuilder<Date>
  organId: RawBuilder<string>
  caseId: RawBuilder<string>
  where: RawBuilder<boolean>
}

export const populations: Record<Population, Shape> = {
  filed: {
    from: sql`cases.v_case c`,
    at: sql`c.filed_at`,
    organId: sql`c.organ_id`,
    caseId: sql`c.id`,
    where: sql`true`,
  },
  decided: {
    from: sql`cases.v_case c`,
    at: sql`c.decided_at`,
    organId: sql`c.organ_id`,
    caseId: sql`c.id`,
    where: sql`true`,
  },
  rated: {
    from: sql`ratings.v_rating r`,
    at: sql`r.rated_at`,
    organId: sql`r.organ_id`,
    caseId: sql`r.case_id`,
    where: sql`r.counts`,
  },
  spared: {
    from: sql`cases.v_not_asked n`,
    at: sql`n.filed_at`,
    organId: sql`n.organ_id`,
    caseId: sql`n.case_id`,
    where: sql`true`,
  },
}

export function happenedIn({ at }: Shape, { from, to }: Period): RawBuilder<boolean> {
  return sql`${at} >= ${momentOf(from)} and ${at} < ${momentOf(addDays(to, 1))}`
}

export function legalDayOf({ at }: Shape): RawBuilder<LegalDate> {
  return sql`(${at} at time zone 'Asia/Shanghai')::date`
}

/** The expressions a definition names, as they stand there. */
export function numeratorOf(rule: IndicatorRule): RawBuilder<number> {
  return sql.raw(rule.numerator.sql)
}

export function denominatorOf(rule: IndicatorRule): RawBuilder<number> {
  return sql.raw(rule.denominator?.sql ?? '0')
}

/** A case accepted, or due, further from the period than this is not counted in working days. */
const REACH_DAYS = 4 * 366

/** A `with` clause that numbers the working days around a period, and the joins that give a case's dates their numbers. */
function workingDays({ from, to }: Period) {
  return {
    numbered: sql`
      with working_day as materialized (
        select d.date::date as date, (sum(coalesce(v.works, extract(isodow from d.date) < 6)::int) over (order by d.date))::int as n
        from generate_series(${addDays(from, -REACH_DAYS)}::date::timestamp, ${addDays(to, REACH_DAYS)}::date, '1 day') as d (date)
        left join calendar.v_day v on v.date = d.date
      )`,
    joins: sql`
      left join working_day accepted on accepted.date = c.accepted_on
      left join working_day promised on promised.date = c.promised_due
      left join working_day statutory on statutory.date = c.statutory_due
      left join working_day decided on decided.date = (c.decided_at at time zone 'Asia/Shanghai')::date`,
  }
}

const withoutWorkingDays: ReturnType<typeof workingDays> = { numbered: sql``, joins: sql`` }

/** One sum for all, one for each body, one for each day, or one for each body and day. */
export type GroupedBy = 'all' | 'organ' | 'day' | 'organ-day'

export type Counting = {
  population: Population
  keys: readonly IndicatorKey[]
  organs: readonly string[]
  period: Period
  by: GroupedBy
}

/** Rows (indicator, organ_id, day, numerator, denominator); what was not grouped by is null. */
export function summed({ population, keys, organs, period, by }: Counting): RawBuilder<SummedRow> {
  const shape = populations[population]
  const rules = keys.map((key) => indicatorRules[key])
  const sums = (expressions: RawBuilder<number>[]) =>
    sql`array[${sql.join(expressions.map((one) => sql`coalesce(sum(${one}), 0)::bigint`))}]`
  const { numbered, joins } = rules.some((rule) => rule.countsWorkingDays) ? workingDays(period) : withoutWorkingDays
  return sql<SummedRow>`
    ${numbered}
    select one.indicator, s.organ_id, s.day, one.numerator, one.denominator
    from (
      select ${by.startsWith('organ') ? shape.organId : sql`null::uuid`} as organ_id,
             ${by.endsWith('day') ? legalDayOf(shape) : sql`null::date`} as day,
             ${sums(rules.map(numeratorOf))} as numerators, ${sums(rules.map(denominatorOf))} as denominators
      from ${shape.from} ${joins}
      where ${shape.organId} = any(${[...organs]}::uuid[]) and ${happenedIn(shape, period)} and ${shape.where}
      group by 1, 2
    ) s cross join lateral unnest(${[...keys]}::text[], s.numerators, s.denominators) as one (indicator, numerator, denominator)`
}

export type SummedRow = {
  indicator: IndicatorKey
  organ_id: string | null
  day: LegalDate | null
  numerator: number
  denominator: number
}

export type CountedRow = {
  id: string
  number: string
  version_id: string
  organ_id: string
  status: string
  channel: 'online' | 'window'
  handling: 'instant' | 'promised'
  filed_at: Date
  accepted_on: LegalDate | null
  promised_due: LegalDate | null
  statutory_due: LegalDate | null
  decided_at: Date | null
  at: Date
  /** `at` to the microsecond, for the next page. */
  at_text: string
  numerator: number
  denominator: number
}

export type Position = { at: string; id: string }

type Listing = {
  rule: IndicatorRule
  organs: readonly string[]
  period: Period
  wanted: RawBuilder<boolean>
  after: Position | undefined
  limit: number
}

/**
 * The cases of an indicator one by one, newest first: a short index range of each body, merged; only the cases of the page
 * themselves are fetched.
 */
export function countedRows({ rule, organs, period, wanted, after, limit }: Listing): RawBuilder<CountedRow> {
  const shape = populations[rule.population]
  const { numbered, joins } = rule.countsWorkingDays ? workingDays(period) : withoutWorkingDays
  const from = after ? sql`and (${shape.at}, ${shape.caseId}) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql<CountedRow>`
    ${numbered}
    select c.id, c.number, c.version_id, c.organ_id, c.status, c.channel, c.handling, c.filed_at, c.accepted_on, c.promised_due,
           c.statutory_due, c.decided_at, page.at, page.at::text as at_text, page.numerator, page.denominator
    from (
      select found.* from unnest(${[...organs]}::uuid[]) as o (id)
      cross join lateral (
        select * from (
          select ${shape.caseId} as id, ${shape.at} as at,
                 coalesce(${numeratorOf(rule)}, 0) as numerator, coalesce(${denominatorOf(rule)}, 0) as denominator
          from ${shape.from} ${joins}
          where ${shape.organId} = o.id and ${happenedIn(shape, period)} and ${shape.where} ${from}
        ) measured
        where ${wanted}
        order by at desc, id desc limit ${limit}
      ) found
      order by found.at desc, found.id desc limit ${limit}
    ) page
    join cases.v_case c on c.id = page.id
    order by page.at desc, page.id desc`
}
