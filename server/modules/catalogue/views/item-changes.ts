import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import type { ItemContent } from '../contract.ts'
import * as contract from '../contract.ts'

type Row = {
  mark: string
  itemId: string
  code: string
  organName: string
  organUscc: string | null
  regionCode: string
  kind: 'published' | 'withdrawn'
  at: Date
  versionId: string | null
  versionNo: number | null
  publishedOn: string | null
  content: ItemContent | null
}

/** What changed since the mark, in the order of transactions that are all finished. */
export const itemChanges = view(contract.itemChanges, {
  async look(ctx, { since, limit }) {
    const [xid = '0', no = '0'] = since.split('.')
    const { rows } = await sql<Row>`
      select c.xid::text || '.' || c.no as mark, c.item_id as "itemId", i.code, o.name as "organName", o.uscc as "organUscc",
             i.region_code as "regionCode", c.kind, c.at, c.version_id as "versionId", v.no as "versionNo",
             v.published_on as "publishedOn", v.content
      from catalogue.item_change c join catalogue.item i on i.id = c.item_id join organs.v_organ o on o.id = i.organ_id
      left join catalogue.item_version v on v.id = c.version_id
      where (c.xid, c.no) > (${xid}::xid8, ${no}::bigint) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by c.xid, c.no limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    return {
      changes: page.map(({ mark: _, at, ...row }) => ({
        ...row,
        at: at.toISOString(),
        organUscc: row.organUscc ?? undefined,
        versionId: row.versionId ?? undefined,
        versionNo: row.versionNo ?? undefined,
        publishedOn: row.publishedOn ?? undefined,
        content: row.content ?? undefined,
      })),
      mark: page.at(-1)?.mark ?? since,
      more: rows.length > limit,
    }
  },
})
