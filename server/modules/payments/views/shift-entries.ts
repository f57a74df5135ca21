import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { entryColumns } from '../entry-columns.ts'
import { entriesPage, getSeenShift } from '../shifts.ts'

/** The book of one closed shift. */
export const shiftEntries = view(contract.shiftEntries, {
  async look(ctx, { id, ...page }) {
    await getSeenShift(ctx, id)
    return entriesPage(ctx, sql`m.shift_id = ${id}`, page)
  },
  asFile: { title: '现金日记账', columns: entryColumns },
})
