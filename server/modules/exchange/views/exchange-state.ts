import { sql } from 'kysely'
import { scopeOf } from '#kernel/actor.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'

type BatchRow = { number: string; at: Date; rows: number; accepted: number; error: string | null }

export const exchangeState = view(contract.exchangeState, {
  async look(ctx) {
    const { exchangeUrl: url, exchangeStandIn, exchangeSource: source } = ctx.config
    const { rows: waiting } = await sql<{ since: Date | null }>`
      select min(next_at) as since from exchange.subject where next_at is not null`.execute(ctx.db)
    const { rows: blocked } = await sql<{ count: number }>`
      select count(*) as count from exchange.row r join exchange.subject s on s.id = r.subject_id
      where r.state = 'waiting' and s.next_at is null`.execute(ctx.db)
    const { rows: batches } = await sql<BatchRow>`
      select number, at, rows, accepted, error from exchange.batch where rows > 0 order by at desc limit 1`.execute(
      ctx.db,
    )
    const [last] = batches
    const operates = url !== undefined && scopeOf(ctx.actor, 'exchange.operate') !== undefined
    return {
      on: url !== undefined,
      standIn: exchangeStandIn ?? false,
      host: url === undefined ? undefined : new URL(url).host,
      source,
      waitingSince: waiting[0]?.since?.toISOString(),
      blocked: blocked[0]!.count,
      lastBatch: last && { ...last, at: last.at.toISOString(), error: last.error ?? undefined },
      can: [
        ...(operates ? (['send', 'resend', 'check', 'mend'] as const) : []),
        ...(scopeOf(ctx.actor, 'exchange.open') ? (['open'] as const) : []),
      ],
    }
  },
})
