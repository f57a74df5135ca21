/** Sums of indicators: of settled days from the table, of the days since then from the cases themselves. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { IndicatorKey } from './contract.ts'
import { type GroupedBy, summed, type SummedRow } from './populations.ts'
import { indicatorRules, populationNames } from './rules/definitions.ts'
import { added, type Sums } from './rules/figure.ts'
import { type Period, split } from './rules/period.ts'
import { settledThrough } from './settled.ts'

/** By indicator, then by group: the id of a body, a day, or `all`. What has nothing to count is absent. */
export type SumsByGroup = ReadonlyMap<IndicatorKey, ReadonlyMap<string, Sums>>

export type Asked = {
  keys: readonly IndicatorKey[]
  organs: readonly string[]
  period: Period
  by: Exclude<GroupedBy, 'organ-day'>
}

export async function sumsOf(ctx: Ctx, asked: Asked): Promise<SumsByGroup> {
  const found = new Map<IndicatorKey, Map<string, Sums>>(asked.keys.map((key) => [key, new Map()]))
  const { upTo, after } = split(asked.period, await settledThrough(ctx))
  const rows = [
    ...(upTo ? await settledSums(ctx, { ...asked, period: upTo }) : []),
    ...(after ? await liveSums(ctx, { ...asked, period: after }) : []),
  ]
  for (const { indicator, organ_id, day, ...sums } of rows) {
    const groups = found.get(indicator)!
    const group = organ_id ?? day ?? 'all'
    groups.set(group, added(groups.get(group), sums))
  }
  return found
}

async function settledSums(ctx: Ctx, { keys, organs, period, by }: Asked): Promise<SummedRow[]> {
  const { rows } = await sql<SummedRow>`
    select indicator, ${by === 'organ' ? sql`organ_id` : sql`null::uuid`} as organ_id,
           ${by === 'day' ? sql`day` : sql`null::date`} as day,
           sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator
    from insight.settled_day
    where indicator = any(${[...keys]}::text[]) and organ_id = any(${[...organs]}::uuid[])
      and day between ${period.from}::date and ${period.to}::date
    group by 1, 2, 3`.execute(ctx.db)
  return rows
}

async function liveSums(ctx: Ctx, { keys, ...rest }: Asked): Promise<SummedRow[]> {
  const found: SummedRow[] = []
  for (const population of populationNames) {
    const itsKeys = keys.filter((key) => indicatorRules[key].population === population)
    if (itsKeys.length === 0) continue
    const { rows } = await summed({ population, keys: itsKeys, ...rest }).execute(ctx.db)
    found.push(...rows)
  }
  return found
}
