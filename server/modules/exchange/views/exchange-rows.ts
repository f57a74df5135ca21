import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { listed, listRows } from '../listing.ts'
import { inScope } from '../policy.ts'

/** Latest first. It names no person. */
export const exchangeRows = view(contract.exchangeRows, {
  async look(ctx, { after, limit, table, state, subjectId, number, from }) {
    const conditions = [
      inScope(ctx, 'exchange.see'),
      after ? sql`r.seq < ${Number(after)}` : sql`true`,
      table ? sql`r.table_name = ${table}` : sql`true`,
      state ? sql`r.state = ${state}` : sql`true`,
      subjectId ? sql`r.subject_id = ${subjectId}` : sql`true`,
      number ? sql`s.number = ${number}` : sql`true`,
      from ? sql`r.day >= ${from}` : sql`true`,
    ]
    const rows = await listRows(
      ctx,
      sql`where ${sql.join(conditions, sql` and `)} order by r.seq desc limit ${limit + 1}`,
    )
    const page = rows.slice(0, limit)
    return { rows: page.map(listed), next: rows.length > limit ? String(page.at(-1)!.seq) : undefined }
  },
})
