import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'

/** Somebody has found out what it was, and says so. */
export const settleDifference = action(contract.settleDifference, {
  async run(ctx, { id, words }) {
    const { rows } = await sql<{ settled_at: Date | null }>`
      select settled_at from payments.difference where id = ${id} for update`.execute(ctx.db)
    if (!rows[0]) throw notFound({ id })
    if (rows[0].settled_at) throw contract.alreadySettled()
    await sql`
      update payments.difference set settled_at = ${ctx.now}, settled_by_name = ${ctx.actor.name}, words = ${words}
      where id = ${id}`.execute(ctx.db)
    return { id }
  },
})
