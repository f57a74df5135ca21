import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { hallList as route } from '../contract.ts'
import { type HallRow, hallOf } from '../store.ts'

export const hallList = view(route, {
  async look(ctx, { after, limit, region }) {
    const conditions = [
      region ? sql`h.region_code like ${`${region}%`}` : sql`true`,
      after
        ? sql`(h.region_code, h.id) > (select last.region_code, last.id from organs.hall last where last.id = ${after})`
        : sql`true`,
    ]
    const { rows } = await sql<HallRow & { organ_name: string }>`
      select h.*, o.name as organ_name from organs.hall h join organs.organ o on o.id = h.organ_id
      where ${sql.join(conditions, sql` and `)} order by h.region_code, h.id limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({ ...hallOf(row), organName: row.organ_name })),
      next,
    }
  },
  asFile: {
    title: '大厅',
    columns: [
      { title: '大厅', width: 30, value: (row) => row.name },
      { title: '管理机构', width: 30, value: (row) => row.organName },
      { title: '地址', width: 40, value: (row) => row.address },
      { title: '办公时间', width: 40, value: (row) => row.hours },
    ],
  },
})
