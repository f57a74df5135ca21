import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { describeRegions } from '#modules/vocabulary/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { cardsOf, type PublishedRow, publishedRows } from '../cards.ts'
import * as contract from '../contract.ts'
import { regionsAbove } from '../rules/region-reach.ts'

/** The published list, most used first. */
export const itemList = view(contract.itemList, {
  async look(ctx, { after, limit, audience, topic, organId, region }) {
    const conditions = [sql`true`]
    if (audience) conditions.push(sql`${audience} = any(i.audience)`)
    if (topic) conditions.push(sql`i.topic = ${topic}`)
    if (organId) conditions.push(sql`i.organ_id = ${organId}`)
    if (region) {
      const prefix = regionPrefix(region)
      conditions.push(sql`(i.region_code like ${`${prefix}%`} or i.region_code = any(${regionsAbove(prefix)}::text[]))`)
    }
    const offered = sql`${sql.join(conditions, sql` and `)}`
    const last = after ? readCursor(after) : undefined
    if (last)
      conditions.push(
        sql`(i.popularity < ${last.popularity} or (i.popularity = ${last.popularity} and i.id > ${last.id}))`,
      )
    const rows = await publishedRows(
      ctx,
      sql`${sql.join(conditions, sql` and `)} order by i.popularity desc, i.id limit ${limit + 1}`,
    )
    const { page, next } = cutPage(rows, limit, (end) => `${end.popularity}.${end.id}`)
    const elsewhere = await sameElsewhere(ctx, page, offered)
    return {
      rows: (await cardsOf(ctx, page)).map((card) => ({
        ...card,
        alsoIn: (elsewhere.get(card.name) ?? []).filter((one) => one.id !== card.id),
      })),
      next,
    }
  },
})

type Elsewhere = { id: string; regionCode: string; regionName: string }

/** By name, the offered items of the names on this page. */
async function sameElsewhere(
  ctx: Ctx,
  page: readonly PublishedRow[],
  offered: RawBuilder<unknown>,
): Promise<Map<string, Elsewhere[]>> {
  const { rows } = await sql<{ id: string; name: string; regionCode: string }>`
    select i.id, i.name, i.region_code as "regionCode" from catalogue.item i
    where i.status = 'published' and i.name = any(${page.map((row) => row.content.name)}::text[]) and ${offered}
    order by i.region_code, i.id`.execute(ctx.db)
  const regions = await describeRegions(
    ctx,
    rows.map((row) => row.regionCode),
  )
  const found = new Map<string, Elsewhere[]>()
  for (const { name, ...row } of rows) {
    const regionName = regions.get(row.regionCode)?.name ?? ''
    found.set(name, [...(found.get(name) ?? []), { ...row, regionName }])
  }
  return found
}

/** `12.018f…`; anything else begins at the start. */
function readCursor(after: string): { popularity: number; id: string } | undefined {
  const [, popularity, id] = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(after) ?? []
  return id ? { popularity: Number(popularity), id } : undefined
}
