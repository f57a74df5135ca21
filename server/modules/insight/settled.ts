/**
 * Past days are summed once: what was filed, decided or rated on them stays. Only a bad rating found unfounded later
 * reaches back: then its body's day is summed again.
 */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays, type LegalDate, legalDateOf } from '#kernel/time.ts'
import { listOrgans } from '#modules/organs/index.ts'
import { indicatorKeys } from './contract.ts'
import { summed } from './populations.ts'
import { edition, indicatorRules, populationNames } from './rules/definitions.ts'
import type { Period } from './rules/period.ts'

/** The days since then are asked of the cases themselves. */
const SETTLED_AFTER_DAYS = 7
/** Settled again each night all the same: history brought in from elsewhere carries old dates. */
const SETTLED_AGAIN_DAYS = 200

/** The last day whose sums stand in the table; undefined when there is none of this edition. */
export async function settledThrough(ctx: Ctx): Promise<LegalDate | undefined> {
  const { rows } = await sql<{ day: LegalDate }>`
    select day from insight.settled_through where edition = ${edition}`.execute(ctx.db)
  return rows[0]?.day
}

/** Sums the days up to a week ago, from where they were left; all of them under a new edition. */
export async function settle(ctx: Ctx): Promise<Period> {
  const organs = (await listOrgans(ctx)).map((organ) => organ.id)
  const known = await settledThrough(ctx)
  const to = addDays(ctx.today, -SETTLED_AFTER_DAYS)
  const from = known === undefined ? await firstDay(ctx, organs) : addDays(known, -SETTLED_AGAIN_DAYS)
  await sumDays(ctx, { from, to }, organs)
  await sql`
    insert into insight.settled_through (edition, day) values (${edition}, ${to}::date)
    on conflict (single) do update set edition = excluded.edition, day = excluded.day`.execute(ctx.db)
  return { from, to }
}

/** Sums a day of one body again, when its sums are kept. */
export async function settleAgain(ctx: Ctx, organId: string, day: LegalDate): Promise<void> {
  const through = await settledThrough(ctx)
  if (through !== undefined && day <= through) await sumDays(ctx, { from: day, to: day }, [organId])
}

async function firstDay(ctx: Ctx, organs: readonly string[]): Promise<LegalDate> {
  const { rows } = await sql<{ first: Date | null }>`
    select min(found.first) as first from unnest(${[...organs]}::uuid[]) as o (id)
    cross join lateral (select min(c.filed_at) as first from cases.v_case c where c.organ_id = o.id) found`.execute(
    ctx.db,
  )
  return legalDateOf(rows[0]?.first ?? ctx.now)
}

async function sumDays(ctx: Ctx, period: Period, organs: readonly string[]): Promise<void> {
  await sql`
    delete from insight.settled_day
    where day between ${period.from}::date and ${period.to}::date and organ_id = any(${[...organs]}::uuid[])`.execute(
    ctx.db,
  )
  for (const population of populationNames) {
    const keys = indicatorKeys.filter((key) => indicatorRules[key].population === population)
    await sql`
      insert into insight.settled_day (indicator, organ_id, day, numerator, denominator)
      ${summed({ population, keys, organs, period, by: 'organ-day' })}`.execute(ctx.db)
  }
}
