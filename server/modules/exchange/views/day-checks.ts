import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type Row = Omit<(typeof contract.dayCheck)['_output'], 'checkedAt' | 'error'> & {
  checkedAt: Date
  error: string | null
}

/** Latest day first. */
export const dayChecks = view(contract.dayChecks, {
  async look(ctx, { after, limit }) {
    const { rows } = await sql<Row>`
      select day, checked_at as "checkedAt", outcome, ours, theirs, missing, different, surplus, on_the_way as "onTheWay", error
      from exchange.day_check where ${after ? sql`day < ${after}` : sql`true`} order by day desc limit ${limit + 1}`.execute(
      ctx.db,
    )
    const page = rows.slice(0, limit)
    return {
      rows: page.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString(), error: row.error ?? undefined })),
      next: rows.length > limit ? page.at(-1)!.day : undefined,
    }
  },
})
