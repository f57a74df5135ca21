/** How a gathering stands, for its pages and the answers of its acts. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { GatheringState } from './contract-gathering.ts'
import type { GatheringRow } from './gathering.ts'

type Counts = Record<'accepted' | 'same' | 'rejected' | 'issued' | 'changed' | 'left', number> & {
  id: string
  title: string
}

export async function statesOf(ctx: Ctx, jobs: readonly GatheringRow[]): Promise<GatheringState[]> {
  const { rows } = await sql<Counts>`
    select g.id, t.title,
      count(*) filter (where r.verdict = 'accepted') as accepted,
      count(*) filter (where r.verdict = 'same' or r.outcome = 'same') as same,
      count(*) filter (where r.verdict = 'rejected' or r.outcome = 'refused') as rejected,
      count(*) filter (where r.outcome = 'issued') as issued,
      count(*) filter (where r.outcome = 'changed') as changed,
      count(*) filter (where r.verdict = 'accepted' and r.outcome is null) as left
    from licences.gathering g join licences.licence_type t on t.key = g.type_key
    left join licences.gathered_row r on r.gathering_id = g.id
    where g.id = any(${jobs.map((job) => job.id)}::uuid[]) group by g.id, t.title`.execute(ctx.db)
  const counted = new Map(rows.map(({ id, title, ...counts }) => [id, { title, counts }]))
  return jobs.map((job) => {
    const { title, counts } = counted.get(job.id)!
    const stopped = job.stopped_at !== null
    const open = (job.status === 'judged' && counts.accepted > 0) || stopped
    return {
      id: job.id,
      organId: job.organ_id,
      organName: job.organ_name,
      typeKey: job.type_key,
      typeTitle: title,
      source: job.source,
      fileName: job.file_name,
      status: job.status,
      madeBy: job.made_by_name,
      madeAt: job.made_at.toISOString(),
      rows: job.rows,
      ...counts,
      stopped,
      can: open ? ['run-gathering' as const] : [],
    }
  })
}

export async function stateOfGathering(ctx: Ctx, job: GatheringRow): Promise<GatheringState> {
  return (await statesOf(ctx, [job]))[0]!
}
