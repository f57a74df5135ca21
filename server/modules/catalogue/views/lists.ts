import type { Ctx } from '#kernel/ctx.ts'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import type { ItemContent } from '../contract.ts'
import * as contract from '../contract.ts'
import { columnText, columnTitle, isListColumn, listColumns, type ListColumn } from '../elements/list-columns.ts'
import { readableQuestion } from '../list-asking.ts'
import { writeWorkbook, XLSX } from '../spreadsheet.ts'

type List = {
  key: string
  title: string
  note: string
  question: string
  conditions: string | null
  match: 'all' | 'any'
  columns: ListColumn[]
}
type Row = { itemId: string; code: string; name: string; organName: string; regionCode: string; content: ItemContent }
type Asked = { organId?: string; region?: string }

export const lists = view(contract.lists, {
  async look(ctx) {
    const { rows } = await sql<List>`select * from catalogue.item_list order by place, key`.execute(ctx.db)
    return { lists: rows.map(listHead) }
  },
})

export const listPage = view(contract.listPage, {
  async look(ctx, { key, after, limit, ...asked }) {
    const list = await getList(ctx, key)
    const rows = await rowsOf(ctx, list, asked, limit + 1, after)
    const { page, next } = cutPage(rows, limit, (last) => last.itemId)
    return {
      list: listHead(list),
      rows: page.map(({ content, ...row }) => ({
        ...row,
        columns: Object.fromEntries(list.columns.map((column) => [column, columnText(content, column)])),
      })),
      next,
    }
  },
})

const MOST = 20_000

export const listExport = view(contract.listExport, {
  async look(ctx, { key, ...asked }) {
    const list = await getList(ctx, key)
    const rows = await rowsOf(ctx, list, asked, MOST)
    const content = await writeWorkbook([
      {
        sheet: list.title,
        head: ['序号', '事项编码', '事项名称', '实施机关', ...list.columns.map(columnTitle)],
        rows: rows.map(({ code, name, organName, content: said }, at) => [
          at + 1,
          code,
          name,
          organName,
          ...list.columns.map((column) => columnText(said, column)),
        ]),
        widths: [8, 30, 40, 28, ...list.columns.map(() => 50)],
      },
    ])
    return { content, mediaType: XLSX, name: `${list.title}-${ctx.today}.xlsx`, inline: false }
  },
})

export const listDesk = view(contract.listDesk, {
  async look(ctx) {
    const { rows } = await sql<List>`select * from catalogue.item_list order by place, key`.execute(ctx.db)
    return {
      lists: rows.map((list) => ({
        ...listHead(list),
        question: list.question,
        conditions: list.conditions ?? undefined,
        match: list.match,
      })),
      columns: listColumns.map(headOf),
    }
  },
})

type Found = { total: number; outOf: number; organs: { organId: string; organName: string; items: number }[] }

export const listPreview = view(contract.listPreview, {
  async look(ctx, { columns, limit, ...asked }) {
    const shown = columns.split(',').filter(isListColumn)
    const question = await readableQuestion(ctx, asked)
    const counted = await sql<Found>`
      with found as (
        select i.organ_id, count(*)::int as items from catalogue.item_version v join catalogue.item i on i.published_version_id = v.id
        where v.content @? ${question}::jsonpath group by i.organ_id),
      most as (select f.organ_id as "organId", o.name as "organName", f.items from found f join organs.v_organ o on o.id = f.organ_id
        order by f.items desc, o.name limit 10)
      select coalesce((select sum(items) from found), 0)::int as total,
        (select count(*)::int from catalogue.item where status = 'published') as "outOf",
        (select coalesce(jsonb_agg(most), '[]') from most) as organs`.execute(ctx.db)
    const rows = await rowsOf(ctx, { question }, {}, limit)
    return {
      ...counted.rows[0]!,
      columns: shown.map(headOf),
      rows: rows.map(({ itemId, name, organName, content }) => ({
        itemId,
        name,
        organName,
        columns: Object.fromEntries(shown.map((column) => [column, columnText(content, column)])),
      })),
    }
  },
})

const headOf = (column: ListColumn) => ({ key: column, title: columnTitle(column) })

export function listHead({ key, title, note, columns }: List) {
  return { key, title, note, columns: columns.map(headOf) }
}

/** @throws catalogue.list-missing */
async function getList(ctx: Ctx, key: string): Promise<List> {
  const { rows } = await sql<List>`select * from catalogue.item_list where key = ${key}`.execute(ctx.db)
  if (!rows[0]) throw contract.listMissing({ key })
  return rows[0]
}

/** In the order of the items' ids: of a saved list, or of a question tried out. */
async function rowsOf(
  ctx: Ctx,
  list: Pick<List, 'key'> | Pick<List, 'question'>,
  { organId, region }: Asked,
  limit: number,
  after?: string,
): Promise<Row[]> {
  const saved = 'key' in list
  const from = saved ? sql`catalogue.list_member m join catalogue.item i on i.id = m.item_id` : sql`catalogue.item i`
  const place = saved ? sql`m.item_id` : sql`i.id`
  const conditions = [saved ? sql`m.list_key = ${list.key}` : sql`v.content @? ${list.question}::jsonpath`]
  if (organId) conditions.push(sql`i.organ_id = ${organId}`)
  if (region) conditions.push(sql`i.region_code like ${`${regionPrefix(region)}%`}`)
  if (after && /^[0-9a-f-]{36}$/.test(after)) conditions.push(sql`${place} > ${after}::uuid`)
  const { rows } = await sql<Row>`
    select i.id as "itemId", i.code, i.name, o.name as "organName", i.region_code as "regionCode", v.content
    from ${from} join catalogue.item_version v on v.id = i.published_version_id join organs.v_organ o on o.id = i.organ_id
    where ${sql.join(conditions, sql` and `)} order by ${place} limit ${limit}`.execute(ctx.db)
  return rows
}
