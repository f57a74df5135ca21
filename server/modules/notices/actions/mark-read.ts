import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'

/** The moment a message was first opened is part of its proof of delivery, so a repeat leaves it as it was. */
export const markRead = action(contract.markRead, {
  async run(ctx, { id }) {
    const { rows } = await sql<{ readAt: Date }>`
      update notices.message set read_at = coalesce(read_at, ${ctx.now})
      where id = ${id} and account_id = ${ctx.actor.id} returning read_at as "readAt"`.execute(ctx.db)
    if (!rows[0]) throw notFound()
    return { id, readAt: rows[0].readAt.toISOString() }
  },
})
