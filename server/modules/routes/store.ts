import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { Stop } from './rules/budget.ts'
import type { Signs } from './rules/countersign.ts'
import type { RunState } from './rules/route-model.ts'
import type { StepStatus } from './rules/step-table.ts'

export type Role = 'approver' | 'department-head' | 'window-clerk'

export type RunRow = {
  case_id: string
  region_code: string
  version_id: string
  organ_id: string
  principal_organ_id: string
  about: string
  state: RunState
  case_due: string
  case_provisional: boolean
  stops: Stop[]
  ended_at: Date | null
}

export type StepRow = {
  case_id: string
  region_code: string
  no: number
  path: string
  name: string
  stage: 'review' | 'decision'
  organ_id: string
  role: Role
  joint: boolean
  budget_days: number
  silence: 'record' | 'agree'
  status: StepStatus
  holder: string | null
  holder_name: string | null
  from_nos: number[]
  opened_at: Date
  opened_on: string
  due_on: string
  provisional: boolean
  lapsed_on: string | null
  touched: boolean
  sign_order: 'parallel' | 'sequence' | null
  sign_quorum: number | null
  signs: Signs
  closed_at: Date | null
  closed_by: string | null
  closed_by_name: string | null
  closed_for_name: string | null
  recommends: 'grant' | 'deny' | null
  opinion: string | null
  timed: boolean
  aside: boolean
}

export type SignatureRow = {
  case_id: string
  region_code: string
  step_no: number
  no: number
  organ_id: string
  role: Role | null
  signer: string | null
  signer_name: string | null
  required: boolean
  status: 'waiting' | 'open' | 'agreed' | 'disagreed'
  request: string | null
  asked_by: string | null
  asked_by_name: string
  asked_at: Date
  opinion: string | null
  signed_by: string | null
  signed_by_name: string | null
  signed_at: Date | null
}

export type ConsultationRow = {
  id: string
  case_id: string
  region_code: string
  step_no: number
  organ_id: string
  asked: string | null
  asked_name: string | null
  question: string
  asked_by: string
  asked_by_name: string
  asked_at: Date
  answer: string | null
  answered_by_name: string | null
  answered_at: Date | null
}

export type DeputyRow = {
  id: string
  staff_id: string
  staff_name: string
  deputy_id: string
  deputy_name: string
  organ_id: string
  from_on: string
  to_on: string
  reason: string
  /** The head who arranged it; null: the person themselves. */
  set_by: string | null
  set_by_name: string | null
  set_at: Date
  ended_at: Date | null
}

export type TraceRow = {
  id: string
  case_id: string
  region_code: string
  step_no: number
  at: Date
  act: string
  actor_id: string | null
  actor_name: string
  post_title: string | null
  words: string | null
  facts: Record<string, unknown>
}

type RoutesTables = {
  'routes.run': RunRow
  'routes.step': StepRow
  'routes.signature': SignatureRow
  'routes.consultation': ConsultationRow
  'routes.deputy': DeputyRow
  'routes.trace': TraceRow
}

export const routesTables = (ctx: Pick<Ctx, 'db'>) => tables<RoutesTables>(ctx)

export async function findRun(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<RunRow | undefined> {
  return routesTables(ctx).selectFrom('routes.run').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** Every step that ever opened, in its order. */
export async function allSteps(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<StepRow[]> {
  return routesTables(ctx).selectFrom('routes.step').selectAll().where('case_id', '=', caseId).orderBy('no').execute()
}

/** Who stands in today for the person in that column. */
const deputiesOf = (today: string, column = 's.holder') => sql<string[]>`array(
  select d.deputy_id from routes.deputy d
  where d.staff_id = ${sql.raw(column)} and d.ended_at is null and ${today}::date between d.from_on and d.to_on)`

/** Who stands in today for this person. */
export async function deputiesFor(ctx: Ctx, staffId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select deputy_id as id from routes.deputy
    where staff_id = ${staffId} and ended_at is null and ${ctx.today}::date between from_on and to_on`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** `examiners`: of an open decision, who did the reviews that stand. */
export type LiveRow = StepRow & { deputies: string[]; examiners?: string[] }

/**
 * The steps of these cases on which something may be done: open ones, and those done last, which may be taken back as
 * long as nobody acted on what followed.
 */
export async function liveSteps(ctx: Ctx, caseIds: readonly string[]): Promise<LiveRow[]> {
  if (caseIds.length === 0) return []
  const { rows } = await sql<LiveRow>`
    select s.*, ${deputiesOf(ctx.today)} as deputies,
      case when s.stage = 'decision' and s.status = 'open' then array(
        select distinct e.closed_by from routes.step e
        where e.case_id = s.case_id and e.stage = 'review' and e.status = 'done' and e.closed_by is not null) end as examiners
    from routes.step s
    where s.case_id = any(${[...caseIds]}::uuid[]) and (s.status = 'open' or s.status = 'done' and not exists (
      select from routes.step f where f.case_id = s.case_id and s.no = any(f.from_nos) and (f.status <> 'open' or f.touched)))
    order by s.case_id, s.no`.execute(ctx.db)
  return rows
}

/** One step, whatever its status. */
export async function stepWithDeputies(ctx: Ctx, caseId: string, no: number): Promise<LiveRow | undefined> {
  const { rows } = await sql<LiveRow>`
    select s.*, ${deputiesOf(ctx.today)} as deputies from routes.step s where s.case_id = ${caseId} and s.no = ${no}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Every step that ever opened, in its order, with who stands in for its holder. */
export async function stepsWithDeputies(ctx: Ctx, caseId: string): Promise<LiveRow[]> {
  const { rows } = await sql<LiveRow>`
    select s.*, ${deputiesOf(ctx.today)} as deputies from routes.step s where s.case_id = ${caseId} order by s.no`.execute(
    ctx.db,
  )
  return rows
}

/** With who stands in for whoever was asked by name. */
export type LiveSignature = SignatureRow & { deputies: string[] }
export type LiveConsultation = ConsultationRow & { deputies: string[] }

export async function signaturesOf(ctx: Ctx, caseId: string): Promise<LiveSignature[]> {
  const { rows } = await sql<LiveSignature>`
    select g.*, ${deputiesOf(ctx.today, 'g.signer')} as deputies from routes.signature g
    where g.case_id = ${caseId} order by g.step_no, g.no`.execute(ctx.db)
  return rows
}

export async function consultationsOf(ctx: Ctx, caseId: string): Promise<LiveConsultation[]> {
  const { rows } = await sql<LiveConsultation>`
    select q.*, ${deputiesOf(ctx.today, 'q.asked')} as deputies from routes.consultation q
    where q.case_id = ${caseId} order by q.asked_at, q.id`.execute(ctx.db)
  return rows
}

export async function tracesOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<TraceRow[]> {
  return routesTables(ctx)
    .selectFrom('routes.trace')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function insertRun(ctx: Ctx, run: RunRow, steps: readonly StepRow[]): Promise<void> {
  await sql`
    with run as (
      insert into routes.run (case_id, region_code, version_id, organ_id, principal_organ_id, about, state, case_due, case_provisional)
      values (${run.case_id}, ${run.region_code}, ${run.version_id}, ${run.organ_id}, ${run.principal_organ_id}, ${run.about},
              ${JSON.stringify(run.state)}::jsonb, ${run.case_due}, ${run.case_provisional})
    ) insert into routes.step ${stepColumns} select ${stepColumnsOf} from ${stepsOf(steps)}`.execute(ctx.db)
}

export type Closing = {
  no: number
  /** `open`: it goes on, and has been touched. */
  status: StepStatus
  byId: string | null
  byName: string | null
  forName: string | null
  recommends: 'grant' | 'deny' | null
  opinion: string | null
  /** What the step may amount to for this closing to hold. */
  signs: readonly Signs[]
}

/**
 * One move of a run in one statement: the step closes if it is still open to whoever closes it, others are withdrawn or
 * undone, new ones open, the tokens move. @returns false, and nothing done, when the step was not open any more
 */
export async function moveRun(
  ctx: Ctx,
  run: Pick<RunRow, 'case_id' | 'region_code'>,
  state: RunState,
  closing: Closing,
  others: { voided: readonly number[]; undone: readonly number[]; opened: readonly StepRow[] },
): Promise<boolean> {
  const { rows } = await sql<{ closed: number }>`
    with closing as (
      update routes.step set ${closing.status === 'open' ? sql`touched = true` : closed(ctx, closing)}
      where case_id = ${run.case_id} and region_code = ${run.region_code} and no = ${closing.no}
        and status = ${closing.status === 'taken-back' ? 'done' : 'open'} and signs = any(${[...closing.signs]}::text[])
      returning no
    ), withdrawn as (
      update routes.step set status = case when status = 'open' then 'voided' else 'undone' end,
        closed_at = coalesce(closed_at, ${ctx.now}), timed = false
      where case_id = ${run.case_id} and region_code = ${run.region_code}
        and no = any(${[...others.voided, ...others.undone].filter((no) => no !== closing.no)}::smallint[])
        and exists (select from closing)
    ), moved as (
      update routes.run set state = ${JSON.stringify(state)}::jsonb, ended_at = ${state.ended ? ctx.now : null}
      where case_id = ${run.case_id} and region_code = ${run.region_code} and exists (select from closing)
    ), opened as (
      insert into routes.step ${stepColumns} select ${stepColumnsOf} from ${stepsOf(others.opened)} where exists (select from closing)
    ) select count(*)::int as closed from closing`.execute(ctx.db)
  return rows[0]!.closed === 1
}

const closed = (ctx: Ctx, closing: Closing) => sql`
  status = ${closing.status}, closed_at = coalesce(closed_at, ${ctx.now}), timed = false,
  closed_by = coalesce(closed_by, ${closing.byId}::uuid), closed_by_name = coalesce(closed_by_name, ${closing.byName}),
  closed_for_name = coalesce(closed_for_name, ${closing.forName}),
  recommends = coalesce(recommends, ${closing.recommends}), opinion = coalesce(opinion, ${closing.opinion})`

const stepColumns = sql.raw(`(case_id, region_code, no, path, name, stage, organ_id, role, joint, budget_days, silence,
  from_nos, opened_at, opened_on, due_on, provisional, sign_order, sign_quorum, signs, timed, aside)`)
const stepColumnsOf = sql.raw(`case_id, region_code, no, path, name, stage, organ_id, role, joint, budget_days, silence,
  from_nos, opened_at, opened_on, due_on, provisional, sign_order, sign_quorum, signs, timed, aside`)
const stepsOf = (steps: readonly StepRow[]) => sql`jsonb_to_recordset(${JSON.stringify(steps)}::jsonb)
  as r (case_id uuid, region_code text, no smallint, path text, name text, stage text, organ_id uuid, role text, joint boolean,
        budget_days smallint, silence text, from_nos smallint[], opened_at timestamptz, opened_on date, due_on date,
        provisional boolean, sign_order text, sign_quorum smallint, signs text, timed boolean, aside boolean)`

/** The run is over without its decision step: whatever is open is withdrawn. */
export async function stopRun(ctx: Ctx, caseId: string): Promise<void> {
  await sql`
    with stopped as (
      update routes.run set ended_at = ${ctx.now} where case_id = ${caseId} and ended_at is null returning case_id
    ), waiting as (
      delete from routes.timer t using stopped where t.case_id = stopped.case_id
    ) update routes.step s set status = 'voided', closed_at = ${ctx.now}, timed = false from stopped
    where s.case_id = stopped.case_id and s.status = 'open'`.execute(ctx.db)
}

/** Whether somebody stands in for this person on one of these days already; the person's arrangements are held meanwhile. */
export async function deputyTouching(ctx: Ctx, staffId: string, from: string, to: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`routes.deputy:${staffId}`}))`.execute(ctx.db)
  const { rows } = await sql`
    select from routes.deputy where staff_id = ${staffId} and ended_at is null and from_on <= ${to} and to_on >= ${from}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

export type NewTrace = {
  caseId: string
  regionCode: string
  stepNo: number
  act: string
  words?: string
  facts?: Record<string, unknown>
}

export async function leaveTrace(
  ctx: Ctx,
  { caseId, regionCode, stepNo, act, words, facts = {} }: NewTrace,
): Promise<void> {
  const { actor } = ctx
  await routesTables(ctx)
    .insertInto('routes.trace')
    .values({
      id: ctx.newId(),
      case_id: caseId,
      region_code: regionCode,
      step_no: stepNo,
      at: ctx.now,
      act,
      actor_id: actor.subjectId ?? null,
      actor_name: actor.name,
      post_title: actor.post?.title ?? null,
      words: words ?? null,
      facts,
    })
    .execute()
}
