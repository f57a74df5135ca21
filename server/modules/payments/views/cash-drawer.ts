import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { entryColumns } from '../entry-columns.ts'
import { entriesPage, inDrawer, lastShift } from '../shifts.ts'

type Sums = { entries: number; taken: string; returned: string; first: Date | null }

/** One's own cash since one's last closing, the earliest first, with what it adds up to. */
export const cashDrawer = view(contract.cashDrawer, {
  async look(ctx, page) {
    const which = inDrawer(ctx.actor.id)
    const { rows } = await sql<Sums>`
      select count(*)::int as entries, coalesce(sum(amount) filter (where kind = 'taken'), 0) as taken,
        coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned, min(at) as first
      from payments.movement m where ${which}`.execute(ctx.db)
    const sums = rows[0]!
    const [taken, returned] = [Number(sums.taken), Number(sums.returned)]
    const since = (await lastShift(ctx, ctx.actor.id))?.closed_at ?? sums.first
    return {
      ...(await entriesPage(ctx, which, page)),
      entries: sums.entries,
      taken,
      returned,
      expected: taken - returned,
      since: since?.toISOString(),
    }
  },
  asFile: { title: '本班现金日记账', columns: entryColumns },
})
