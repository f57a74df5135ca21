import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { postList as route } from '../contract.ts'
import { roleTitle } from '../rules/roles.ts'
import { postOf, type PostRow } from '../store.ts'

export const postList = view(route, {
  async look(ctx, { after, limit, organId }) {
    const conditions = [
      organId ? sql`p.organ_id = ${organId}` : sql`true`,
      after
        ? sql`(p.organ_id, p.id) > (select last.organ_id, last.id from organs.post last where last.id = ${after})`
        : sql`true`,
    ]
    const { rows } = await sql<PostRow & { organ_name: string; hall_name: string | null }>`
      select p.*, o.name as organ_name, h.name as hall_name
      from organs.post p join organs.organ o on o.id = p.organ_id left join organs.hall h on h.id = p.hall_id
      where p.closed_at is null and ${sql.join(conditions, sql` and `)} order by p.organ_id, p.id limit ${limit + 1}`.execute(
      ctx.db,
    )
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return {
      rows: page.map((row) => ({ ...postOf(row), organName: row.organ_name, hallName: row.hall_name ?? undefined })),
      next,
    }
  },
  asFile: {
    title: '岗位',
    columns: [
      { title: '岗位', width: 24, value: (row) => row.title },
      { title: '部门', width: 30, value: (row) => row.organName },
      { title: '角色', width: 40, value: (row) => row.roles.map(roleTitle).join('、') },
      { title: '大厅', width: 30, value: (row) => row.hallName },
      { title: '窗口', width: 10, value: (row) => row.windowNo },
    ],
  },
})
