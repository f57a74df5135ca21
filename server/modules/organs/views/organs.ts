import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import { organKinds, organLevels, organList as route } from '../contract.ts'
import { organsWhere } from '../store.ts'

export const organList = view(route, {
  async look(ctx, { after, limit, region, q, organId }) {
    const conditions = [
      region ? sql`starts_with(o.region_code, ${region})` : sql`true`,
      q ? sql`strpos(o.name || ' ' || o.short_name, ${q}) > 0` : sql`true`,
      organId ? sql`o.id = ${organId}` : sql`true`,
      after
        ? sql`(o.region_code, o.name) > (select last.region_code, last.name from organs.organ last where last.id = ${after})`
        : sql`true`,
    ]
    const organs = await organsWhere(
      ctx,
      sql`${sql.join(conditions, sql` and `)} order by o.region_code, o.name limit ${limit + 1}`,
    )
    const { page, next } = cutPage(organs, limit, (last) => last.id)
    return { rows: page, next }
  },
  asFile: {
    title: '机构',
    columns: [
      { title: '名称', width: 30, value: (row) => row.name },
      { title: '性质', width: 12, value: (row) => organKinds[row.kind] },
      { title: '层级', width: 10, value: (row) => organLevels[row.level] },
      { title: '区划代码', width: 16, value: (row) => row.regionCode },
      { title: '机关代字', width: 12, value: (row) => row.letterWord },
      { title: '电话', width: 16, value: (row) => row.phone },
    ],
  },
})
