/** Imports as jobs: judged rows are taken over in portions that each stand on their own. */
import { holds } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type RawBuilder, sql } from 'kysely'
import { importMissing, type ImportState } from './contract.ts'
import { versionPublished } from './events.ts'
import { codesOfBodies } from './import-judging.ts'
import { contentOfRow, PORTION, type StagedData } from './import-staging.ts'
import { oneImportAtATime, publishImported } from './import-store.ts'
import { writerOf } from './policy.ts'
import { type Done, ensureBodies, incomingOf, takeOver } from './importing.ts'
import { bodyKey } from './rules/import-rows.ts'

export type JobRow = {
  id: string
  status: 'judged' | 'drafting' | 'drafted' | 'publishing' | 'done'
  madeBy: string
  /** The server gave up on it; somebody must take it up again. */
  stopped: boolean
}

/** @throws catalogue.import-missing */
export async function lockJob(ctx: Ctx, id: string): Promise<JobRow> {
  const { rows } = await sql<JobRow>`
    select id, status, made_by as "madeBy", stopped_at is not null as stopped from catalogue.import_job where id = ${id} for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw importMissing({ id })
  return rows[0]
}

export async function setJobStatus(ctx: Ctx, id: string, status: JobRow['status']): Promise<void> {
  await sql`
    update catalogue.import_job set status = ${status}, stopped_at = null, changed_at = ${ctx.now} where id = ${id}`.execute(
    ctx.db,
  )
}

/** After all attempts at a portion: nothing goes on by itself any more. */
export async function stopJob(ctx: Ctx, id: string): Promise<void> {
  await sql`
    update catalogue.import_job set stopped_at = ${ctx.now} where id = ${id} and status in ('drafting', 'publishing')`.execute(
    ctx.db,
  )
}

/** Regions of the rows taken: whoever publishes them may publish in every one. */
export async function regionsOfJob(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ region: string }>`
    select distinct data -> 'row' ->> 'regionCode' as region from catalogue.import_row
    where job_id = ${id} and verdict in ('accepted', 'flagged')`.execute(ctx.db)
  return rows.map((row) => row.region)
}

type Portion = { line: number; data: StagedData; code: string }

async function nextRows(ctx: Ctx, jobId: string, which: RawBuilder<unknown>): Promise<Portion[]> {
  const { rows } = await sql<Portion>`
    select line, data, code from catalogue.import_row where job_id = ${jobId} and ${which} order by line limit ${PORTION}`.execute(
    ctx.db,
  )
  return rows
}

/**
 * The next portion of the work the job's status says. A portion is one transaction: an interruption loses none and doubles none.
 * @returns whether more is left, and how many items came into force
 */
export async function takePortion(ctx: Ctx, job: JobRow): Promise<Taken> {
  if (job.status === 'drafting') return draftPortion(ctx, job)
  if (job.status === 'publishing') return publishPortion(ctx, job)
  return through
}

type Taken = { left: boolean; inForce: number }
const through: Taken = { left: false, inForce: 0 }

async function draftPortion(ctx: Ctx, job: JobRow): Promise<Taken> {
  const rows = await nextRows(ctx, job.id, sql`verdict in ('accepted', 'flagged') and outcome is null`)
  await setJobStatus(ctx, job.id, rows.length === 0 ? 'drafted' : 'drafting')
  if (rows.length === 0) return through
  await oneImportAtATime(ctx)
  const organIds = await ensureBodies(
    ctx,
    rows.map((row) => row.data.row),
    await codesOfBodies(ctx, job.id),
  )
  const incoming = rows.map(({ data }) => incomingOf(data.row, organIds.get(bodyKey(data.row))!, contentOfRow(data)))
  const done: Done = { created: 0, changed: 0, unchanged: 0, kept: 0, published: 0 }
  const outcomes = await takeOver(ctx, incoming, done, job.madeBy)
  await sql`
    update catalogue.import_row r set outcome = g.outcome
    from unnest(${rows.map((row) => row.line)}::int[], ${outcomes}::text[]) as g (line, outcome)
    where r.job_id = ${job.id} and r.line = g.line`.execute(ctx.db)
  return { left: true, inForce: 0 }
}

async function publishPortion(ctx: Ctx, job: JobRow): Promise<Taken> {
  const rows = await nextRows(
    ctx,
    job.id,
    sql`sound and outcome in ('created', 'changed', 'unchanged') and not published`,
  )
  await setJobStatus(ctx, job.id, rows.length === 0 ? 'done' : 'publishing')
  if (rows.length === 0) return through
  const inForce = await publishImported(
    ctx,
    rows.map((row) => row.code),
    job.madeBy,
  )
  for (const one of inForce) ctx.emit(versionPublished, one)
  // What people have written in since goes its own way, from draft to check.
  await sql`
    update catalogue.import_row r set published = s.in_force, outcome = case when s.in_force then r.outcome else 'kept' end
    from (
      select g.line, i.status = 'published' and not exists (select from catalogue.item_version v
               where v.item_id = i.id and v.status in ('draft', 'submitted', 'scheduled')) as in_force
      from unnest(${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.code)}::text[]) as g (line, code)
      join catalogue.item i on i.code = g.code) s
    where r.job_id = ${job.id} and r.line = s.line`.execute(ctx.db)
  return { left: true, inForce: inForce.length }
}

/** Longer than any portion takes. */
const RESTING_MS = 30_000

type StateRow = Omit<ImportState, 'madeAt' | 'resting' | 'own' | 'can'> & {
  madeAt: Date
  changedAt: Date
  madeByKey: string
}

const stateColumns = sql`
  j.id, j.file_name as "fileName", j.status, j.made_by as "madeByKey", j.made_by_name as "madeBy", j.made_at as "madeAt", j.rows,
  j.changed_at as "changedAt", j.stopped_at is not null as stopped, c.accepted, c.flagged, c.to_mend as "toMend", c.rejected, c.created, c.changed,
  c.unchanged, c.kept, c.published, c.to_publish as "toPublish", case j.status when 'drafting' then c.to_draft when 'publishing' then c.to_publish else 0 end as left
  from catalogue.import_job j cross join lateral (
    select count(*) filter (where verdict = 'accepted')::int as accepted, count(*) filter (where verdict = 'flagged')::int as flagged,
           count(*) filter (where verdict = 'flagged' and not sound)::int as to_mend,
           count(*) filter (where verdict = 'rejected')::int as rejected, count(*) filter (where outcome = 'created')::int as created,
           count(*) filter (where outcome = 'changed')::int as changed, count(*) filter (where outcome = 'unchanged')::int as unchanged,
           count(*) filter (where outcome = 'kept')::int as kept, count(*) filter (where published)::int as published,
           count(*) filter (where verdict in ('accepted', 'flagged') and outcome is null)::int as to_draft,
           count(*) filter (where sound and outcome <> 'kept' and not published)::int as to_publish
    from catalogue.import_row r where r.job_id = j.id) c`

export async function jobStates(ctx: Ctx, rest: RawBuilder<unknown>): Promise<ImportState[]> {
  const { rows } = await sql<StateRow>`select ${stateColumns} where ${rest}`.execute(ctx.db)
  return rows.map(({ madeByKey: madeBy, madeAt, changedAt, ...state }) => ({
    ...state,
    madeAt: madeAt.toISOString(),
    resting: state.left > 0 && ctx.now.getTime() - changedAt.getTime() > RESTING_MS,
    own: madeBy === writerOf(ctx.actor),
    can: importActs(ctx, { status: state.status, madeBy, stopped: state.stopped }),
  }))
}

/** What this actor may do with the import now; one that was stopped is taken up again. The system answers for lists checked before they were handed in. */
export function importActs(ctx: Ctx, { status, madeBy, stopped }: Omit<JobRow, 'id'>): string[] {
  const own = madeBy === writerOf(ctx.actor)
  if (own && (status === 'judged' || (status === 'drafting' && stopped))) return ['run-import']
  const second = (!own || ctx.actor.kind === 'system') && holds(ctx.actor, 'catalogue.publish')
  return second && (status === 'drafted' || (status === 'publishing' && stopped)) ? ['publish-import'] : []
}

/** @throws catalogue.import-missing */
export async function jobState(ctx: Ctx, id: string): Promise<ImportState> {
  const [state] = await jobStates(ctx, sql`j.id = ${id}`)
  if (!state) throw importMissing({ id })
  return state
}
