import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { conditionsOf, listed, listRows } from '../listing.ts'
import { inScope } from '../policy.ts'

/** Latest first. It names no person. */
export const exchangeRows = view(contract.exchangeRows, {
  async look(ctx, { after, limit, ...filter }) {
    const conditions = [inScope(ctx, 'exchange.see'), ...conditionsOf(filter, after)]
    const rows = await listRows(
      ctx,
      sql`where ${sql.join(conditions, sql` and `)} order by r.seq desc limit ${limit + 1}`,
    )
    const { page, next } = cutPage(rows, limit, (last) => String(last.seq))
    return { rows: page.map(listed), next }
  },
})
