import { sql } from 'kysely'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

export const unreadCount = view(contract.unreadCount, {
  async look(ctx) {
    // Counting stops at 100: the badge says 99+ and a crowded box stays cheap.
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (
        select from notices.message where account_id = ${ctx.actor.id} and read_at is null limit 100
      ) unread`.execute(ctx.db)
    return { count: rows[0]!.count }
  },
})
