import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listed, listRows } from '../listing.ts'
import { inScope } from '../policy.ts'

export const dayFindings = view(contract.dayFindings, {
  async look(ctx, { day, after, limit }) {
    const { rows } = await sql<{ guid: string; kind: contract.FindingKind }>`
      select guid, kind from exchange.day_finding where day = ${day} and ${after ? sql`guid > ${after}` : sql`true`}
      order by guid limit ${limit + 1}`.execute(ctx.db)
    const page = rows.slice(0, limit)
    const scope = inScope(ctx, 'exchange.see')
    const known = await listRows(ctx, sql`where r.guid = any(${page.map((one) => one.guid)}::uuid[]) and ${scope}`)
    const byGuid = new Map(known.map((row) => [row.guid, listed(row)]))
    return {
      rows: page.map((one) => ({ ...one, row: byGuid.get(one.guid) })),
      next: rows.length > limit ? page.at(-1)!.guid : undefined,
    }
  },
})
