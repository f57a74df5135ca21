import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { regionOf, type RegionRow } from '../store.ts'

export const regionList = view(contract.regionList, {
  async look(ctx, { parent }) {
    const { rows } = await sql<RegionRow & { has_children: boolean }>`
      select r.code, r.name, r.level, r.parent_code, r.valid_from, r.valid_to,
             exists (select from vocabulary.region c where c.parent_code = r.code) as has_children
      from vocabulary.region r
      where ${parent ? sql`r.parent_code = ${parent}` : sql`r.parent_code is null`}
        and (r.valid_to is null or r.valid_to > ${ctx.today})
      order by r.code`.execute(ctx.db)
    return { rows: rows.map((row) => ({ ...regionOf(row), hasChildren: row.has_children })) }
  },
})
