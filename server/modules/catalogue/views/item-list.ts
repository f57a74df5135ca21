import { view } from '#kernel/view.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import { cardsOf, publishedRows } from '../cards.ts'
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
    const last = after ? readCursor(after) : undefined
    if (last)
      conditions.push(
        sql`(i.popularity < ${last.popularity} or (i.popularity = ${last.popularity} and i.id > ${last.id}))`,
      )
    const rows = await publishedRows(
      ctx,
      sql`${sql.join(conditions, sql` and `)} order by i.popularity desc, i.id limit ${limit + 1}`,
    )
    const page = rows.slice(0, limit)
    const end = page.at(-1)
    return {
      rows: await cardsOf(ctx, page),
      next: rows.length > limit && end ? `${end.popularity}.${end.id}` : undefined,
    }
  },
})

/** `12.018f…`; anything else begins at the start. */
function readCursor(after: string): { popularity: number; id: string } | undefined {
  const [, popularity, id] = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(after) ?? []
  return id ? { popularity: Number(popularity), id } : undefined
}
