import known from '#data/reference/calendar.json' with { type: 'json' }
import type { Ctx } from '#kernel/ctx.ts'
import { addYears, lockPublishedYears, publishedYears } from './store.ts'

/** Publishes the years that come with the software and are not in the database yet. A published year is never touched. */
export async function seedKnownYears(ctx: Ctx): Promise<void> {
  const missing = (published: Map<number, number>) =>
    Object.entries(known.years)
      .map(([year, days]) => ({ year: Number(year), ...days }))
      .filter(({ year }) => !published.has(year))
  if (missing(await publishedYears(ctx)).length === 0) return
  const years = missing(await lockPublishedYears(ctx))
  if (years.length === 0) return
  await addYears(
    ctx,
    years.map((year) => ({ ...year, version: 1, publishedBy: ctx.actor.name, source: known.source })),
  )
}
