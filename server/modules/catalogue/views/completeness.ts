import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import type { ItemContent } from '../contract.ts'
import * as contract from '../contract.ts'
import { editableSql } from '../policy.ts'
import { completenessOf } from '../rules/completeness.ts'

type Board = { organId: string; organName: string; items: number; score: number }

/** Body by body, the least complete first. */
export const completenessBoard = view(contract.completenessBoard, {
  async look(ctx, { after, limit }) {
    const [, score, id] = /^(\d{1,3})\.([0-9a-f-]{36})$/.exec(after ?? '') ?? []
    const { rows } = await sql<Board>`
      select * from (
        select o.id as "organId", o.name as "organName", count(*)::int as items, round(avg(v.completeness))::int as score
        from catalogue.item_version v join catalogue.item i on i.published_version_id = v.id join organs.v_organ o on o.id = i.organ_id
        where v.status = 'published' and ${editableSql(ctx.actor)} group by o.id, o.name) board
      where ${id ? sql`(score, "organId") > (${Number(score)}, ${id}::uuid)` : sql`true`}
      order by score, "organId" limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.score}.${last.organId}`)
    return { rows: page, next }
  },
  asFile: {
    title: '各机关办事指南完整度',
    columns: [
      { title: '机关', width: 30, value: (row) => row.organName },
      { title: '事项数', width: 10, value: (row) => row.items },
      { title: '完整度', width: 10, value: (row) => row.score },
    ],
  },
})

type Row = {
  itemId: string
  code: string
  name: string
  organName: string
  content: ItemContent
  openVersionId: string | null
}

/** Item by item, the least complete first, with what is missing. */
export const completenessItems = view(contract.completenessItems, {
  async look(ctx, { after, limit, organId }) {
    const [, score, id] = /^(\d{1,3})\.([0-9a-f-]{36})$/.exec(after ?? '') ?? []
    const { rows } = await sql<Row>`
      select i.id as "itemId", i.code, i.name, o.name as "organName", v.content, w.id as "openVersionId"
      from catalogue.item_version v join catalogue.item i on i.published_version_id = v.id join organs.v_organ o on o.id = i.organ_id
      left join catalogue.item_version w on w.item_id = i.id and w.status in ('draft', 'submitted', 'scheduled')
      where v.status = 'published' and ${editableSql(ctx.actor)} and ${organId ? sql`i.organ_id = ${organId}` : sql`true`}
        and ${id ? sql`(v.completeness, v.item_id) > (${Number(score)}, ${id}::uuid)` : sql`true`}
      order by v.completeness, v.item_id limit ${limit + 1}`.execute(ctx.db)
    const shown = rows.map(({ content, openVersionId, ...row }) => ({
      ...row,
      ...completenessOf(content, contract.gapNames),
      openVersionId: openVersionId ?? undefined,
    }))
    const { page, next } = cutPage(shown, limit, (last) => `${last.score}.${last.itemId}`)
    return { rows: page, next }
  },
  asFile: {
    title: '办事指南缺的要素',
    columns: [
      { title: '事项', width: 36, value: (row) => row.name },
      { title: '编码', width: 40, value: (row) => row.code },
      { title: '机关', width: 30, value: (row) => row.organName },
      { title: '完整度', width: 10, value: (row) => row.score },
      { title: '缺的要素', width: 80, value: (row) => row.missing.join('、') },
    ],
  },
})
