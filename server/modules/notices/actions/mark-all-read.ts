import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'

export const markAllRead = action(contract.markAllRead, {
  async run(ctx) {
    const updated = await sql`
      update notices.message set read_at = ${ctx.now}
      where account_id = ${ctx.actor.id} and read_at is null`.execute(ctx.db)
    return { count: Number(updated.numAffectedRows ?? 0) }
  },
})
