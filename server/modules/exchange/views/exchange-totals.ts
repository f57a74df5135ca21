import { sql } from 'kysely'
import { addDays } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { tableTitle } from '../contract.ts'
import { inScope } from '../policy.ts'
import type { TableName } from '../rules/fields.ts'

type Row = { table: TableName; state: contract.RowState; count: number }

/** Of what is accepted, the last days, from the index by day; of what is not, everything. */
export const exchangeTotals = view(contract.exchangeTotals, {
  async look(ctx, { days }) {
    const from = addDays(ctx.today, 1 - days)
    const scope = inScope(ctx, 'exchange.see')
    const { rows } = await sql<Row>`
      select r.table_name as table, r.state, count(*) as count from exchange.row r
      where ${scope} and r.state = 'accepted' and r.day >= ${from} group by 1, 2
      union all
      select r.table_name, r.state, count(*) from exchange.row r
      where ${scope} and r.state in ('waiting', 'sent', 'refused', 'invalid', 'dead') group by 1, 2`.execute(ctx.db)
    return { from, rows: rows.map((row) => ({ ...row, title: tableTitle(row.table) })) }
  },
})
