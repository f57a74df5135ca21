import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import type { ItemContent } from '../contract.ts'
import * as contract from '../contract.ts'
import { columnText, columnTitle, type ListColumn } from '../elements/list-columns.ts'
import { writeWorkbook, XLSX } from '../spreadsheet.ts'

type List = { key: string; title: string; note: string; question: string; columns: ListColumn[] }
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
    const page = rows.slice(0, limit)
    return {
      list: listHead(list),
      rows: page.map(({ content, ...row }) => ({
        ...row,
        columns: Object.fromEntries(list.columns.map((column) => [column, columnText(content, column)])),
      })),
      next: rows.length > limit ? page.at(-1)!.itemId : undefined,
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

export function listHead({ key, title, note, columns }: List) {
  return { key, title, note, columns: columns.map((column) => ({ key: column, title: columnTitle(column) })) }
}

/** @throws catalogue.list-missing */
async function getList(ctx: Ctx, key: string): Promise<List> {
  const { rows } = await sql<List>`select * from catalogue.item_list where key = ${key}`.execute(ctx.db)
  if (!rows[0]) throw contract.listMissing({ key })
  return rows[0]
}

async function rowsOf(ctx: Ctx, list: List, { organId, region }: Asked, limit: number, after?: string): Promise<Row[]> {
  const conditions = [sql`v.content @? ${list.question}::jsonpath`]
  if (organId) conditions.push(sql`i.organ_id = ${organId}`)
  if (region) conditions.push(sql`i.region_code like ${`${regionPrefix(region)}%`}`)
  if (after && /^[0-9a-f-]{36}$/.test(after)) conditions.push(sql`i.id > ${after}::uuid`)
  const { rows } = await sql<Row>`
    select i.id as "itemId", i.code, i.name, o.name as "organName", i.region_code as "regionCode", v.content
    from catalogue.item_version v join catalogue.item i on i.published_version_id = v.id join organs.v_organ o on o.id = i.organ_id
    where v.status = 'published' and ${sql.join(conditions, sql` and `)} order by i.id limit ${limit}`.execute(ctx.db)
  return rows
}
