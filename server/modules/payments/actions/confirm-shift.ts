import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { needsWords } from '../rules/cash.ts'
import { confirmsHere, type ShiftRow } from '../shifts.ts'

/** The second person counts what was handed over and says so; where the two counts differ, also why. */
export const confirmShift = action(contract.confirmShift, {
  async load(ctx, { id }) {
    const { rows } = await sql<ShiftRow>`select * from payments.shift where id = ${id} for update`.execute(ctx.db)
    if (!rows[0]) throw notFound({ id })
    return rows[0]
  },
  allow: confirmsHere,
  async run(ctx, { id, received, words }, row) {
    if (row.confirmed_by) throw contract.shiftConfirmed()
    if (row.clerk_id === ctx.actor.id) throw contract.shiftOwn()
    const counted = Number(row.counted)
    if (needsWords(counted, received, words)) throw contract.differenceUnsaid({ counted })
    await sql`
      update payments.shift set confirmed_by = ${ctx.actor.id}, confirmed_by_name = ${ctx.actor.name},
        confirmed_at = ${ctx.now}, received = ${received}, words = ${words || null}
      where id = ${id}`.execute(ctx.db)
    ctx.note({ received, counted })
    return { id }
  },
})
