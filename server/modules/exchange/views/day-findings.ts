import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listed, listRows } from '../listing.ts'
import { inScope } from '../policy.ts'

export const dayFindings = view(contract.dayFindings, {
  async look(ctx, { day, after, limit }) {
    const { rows } = await sql<{ guid: string; kind: contract.FindingKind }>`
      select guid, kind from exchange.day_finding where day = ${day} and ${after ? sql`guid > ${after}` : sql`true`}
      order by guid limit ${limit + 1}`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => last.guid)
    const scope = inScope(ctx, 'exchange.see')
    const known = await listRows(ctx, sql`where r.guid = any(${page.map((one) => one.guid)}::uuid[]) and ${scope}`)
    const byGuid = new Map(known.map((row) => [row.guid, listed(row)]))
    return {
      rows: page.map((one) => ({ ...one, row: byGuid.get(one.guid) })),
      next,
    }
  },
  asFile: {
    title: '不一致的数据交换记录',
    columns: [
      { title: '办件或证照编号', width: 40, value: (row) => row.row?.number },
      { title: '记录标识', width: 38, value: (row) => row.guid },
      { title: '不一致', width: 16, value: (row) => contract.findingKinds[row.kind] },
      { title: '交换表', width: 26, value: (row) => row.row?.tableTitle },
      { title: '状态', width: 12, value: (row) => row.row?.stateTitle },
    ],
  },
})
