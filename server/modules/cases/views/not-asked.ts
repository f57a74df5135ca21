import { sql } from 'kysely'
import { legalDateOf, momentOf } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

/** Counted from the cases of last month, a range of one index. */
export const notAsked = view(contract.notAsked, {
  async look(ctx, { id }) {
    const thisMonth = `${ctx.today.slice(0, 7)}-01`
    const before = legalDateOf(new Date(momentOf(thisMonth).getTime() - 1))
    const from = `${before.slice(0, 7)}-01`
    const { rows } = await sql<{ cases: number; materials: number; fields: number }>`
      select count(*)::int as cases, coalesce(sum(materials), 0)::int as materials, coalesce(sum(fields), 0)::int as fields
      from cases.not_asked
      where item_id = ${id} and filed_at >= ${momentOf(from)} and filed_at < ${momentOf(thisMonth)}`.execute(ctx.db)
    return { month: from.slice(0, 7), ...rows[0]! }
  },
})
