/** Rows of public lists and of search answers. */
import type { Ctx } from '#kernel/ctx.ts'
import { describeRegions } from '#modules/vocabulary/index.ts'
import { type RawBuilder, sql } from 'kysely'
import type { ItemCard, ItemContent } from './contract.ts'

export type PublishedRow = {
  id: string
  code: string
  organName: string
  regionCode: string
  popularity: number
  content: ItemContent
}

/** Published items with their content, as `i` (item), `v` (version) and `o` (body). @param rest conditions, order, limit */
export async function publishedRows(ctx: Ctx, rest: RawBuilder<unknown>): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select i.id, i.code, o.name as "organName", i.region_code as "regionCode", i.popularity, v.content
    from catalogue.item i
    join catalogue.item_version v on v.id = i.published_version_id
    join organs.v_organ o on o.id = i.organ_id
    where i.status = 'published' and ${rest}`.execute(ctx.db)
  return rows
}

/** The cards of the rows, in their order. */
export async function cardsOf(ctx: Ctx, rows: readonly PublishedRow[]): Promise<ItemCard[]> {
  const regions = await describeRegions(
    ctx,
    rows.map((row) => row.regionCode),
  )
  return rows.map((row) => cardOf(row, regions.get(row.regionCode)?.name ?? ''))
}

function cardOf({ id, code, organName, regionCode, content }: PublishedRow, regionName: string): ItemCard {
  const { name, plainName, summary, audience, topic, handling, promised, trips, online, fees, gaps } = content
  return {
    id,
    code,
    name,
    plainName,
    summary,
    organName,
    regionCode,
    regionName,
    audience,
    topic,
    handling,
    promisedDays: promised.days,
    promisedUnit: promised.unit,
    trips,
    online,
    free: fees.length === 0 && !gaps?.includes('fees'),
    unstated: (['promised', 'trips', 'fees'] as const).filter((one) => gaps?.includes(one)),
  }
}
