import { sql } from 'kysely'
import measures from '#data/reference/rating-doubts.json' with { type: 'json' }
import type { Ctx } from '#kernel/ctx.ts'
import type { CaseInBrief } from '#modules/cases/index.ts'
import type { Doubt, Level, RatingChannel } from './contract.ts'
import { doubtsAbout } from './rules/doubts.ts'
import { isBad } from './rules/levels.ts'

export type Traces = {
  level: Level
  channel: RatingChannel
  /** The mark as the browser sent it. */
  device?: string
  byDefault?: boolean
}

export function deviceFingerprint(ctx: Ctx, device: string | undefined): string | null {
  return device ? ctx.vault.fingerprint('ratings.device', device) : null
}

/** What speaks against taking this rating for an applicant's own word. */
export async function doubtsOf(ctx: Ctx, file: CaseInBrief, traces: Traces): Promise<Doubt[]> {
  const device = deviceFingerprint(ctx, traces.device)
  const account = ctx.actor.kind === 'citizen' ? ctx.actor.id : null
  const since = new Date(ctx.now.getTime() - measures.burstMinutes * 60_000)
  const { rows } = await sql<{ staffDevice: boolean; fromDevice: number; fromAccount: number }>`
    select exists (select from ratings.staff_device where device = ${device}) as "staffDevice",
           (select count(*)::int from ratings.rating where device = ${device} and rated_at > ${since}) as "fromDevice",
           (select count(*)::int from ratings.rating where account_id = ${account} and rated_at > ${since}) as "fromAccount"`.execute(
    ctx.db,
  )
  const { staffDevice, ...lately } = rows[0]!
  return doubtsAbout(
    {
      bad: isBad(traces.level),
      channel: traces.channel,
      staffDevice,
      byDefault: traces.byDefault ?? false,
      secondsSinceDecision: file.decidedAt ? (ctx.now.getTime() - file.decidedAt.getTime()) / 1000 : 0,
      lately,
    },
    measures,
  )
}
