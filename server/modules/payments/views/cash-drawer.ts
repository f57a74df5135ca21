import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { entryColumns } from '../entry-columns.ts'
import { drawerSums, inDrawer } from '../drawers.ts'
import { entriesPage, lastShift } from '../shifts.ts'

/** One's own cash since one's last closing, the earliest first, with what it adds up to. */
export const cashDrawer = view(contract.cashDrawer, {
  async look(ctx, page) {
    const clerkId = ctx.actor.id
    const sums = (await drawerSums(clerkId).execute(ctx.db)).rows[0]!
    const [taken, returned] = [Number(sums.taken), Number(sums.returned)]
    const since = (await lastShift(ctx, clerkId))?.closed_at ?? sums.first
    return {
      ...(await entriesPage(ctx, inDrawer(clerkId), page)),
      entries: sums.entries,
      taken,
      returned,
      expected: taken - returned,
      since: since?.toISOString(),
    }
  },
  asFile: { title: '本班现金日记账', columns: entryColumns },
})
