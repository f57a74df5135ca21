/** Timers that wait on open steps: one row each, from the step's opening until the timer fires or the step ends. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { sql } from 'kysely'
import { budgetDue } from './rules/budget.ts'
import { leadsTo, placesOf, timersOn } from './rules/route-graph.ts'
import type { Moved, Route } from './rules/route-model.ts'
import type { RunRow, StepRow } from './store.ts'

export type TimerRow = {
  case_id: string
  region_code: string
  step_no: number
  path: string
  interrupting: boolean
  after_days: number
  leads_to: string
  due_on: string
  provisional: boolean
}

export const hasTimers = (route: Route): boolean =>
  [...placesOf(route).values()].some(({ node }) => node.kind === 'timer')

/** After a move: timers of steps that ended are gone, those of steps that opened wait. Nothing is asked where none are drawn. */
export async function setTimers(ctx: Ctx, run: RunRow, route: Route, moved: Moved, gone: readonly number[]) {
  if (!hasTimers(route)) return
  const ended = moved.state.ended ? undefined : [...gone, ...moved.voided, ...moved.undone]
  await dropTimers(ctx, run.case_id, ended)
  const rows = await timersFor(ctx, run, route, moved)
  if (rows.length === 0) return
  await sql`
    insert into routes.timer (case_id, region_code, step_no, path, interrupting, after_days, leads_to, due_on, provisional)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (case_id uuid, region_code text, step_no smallint,
      path text, interrupting boolean, after_days smallint, leads_to text, due_on date, provisional boolean)`.execute(
    ctx.db,
  )
}

async function timersFor(ctx: Ctx, run: RunRow, route: Route, moved: Moved): Promise<TimerRow[]> {
  const waiting = moved.opened.flatMap(({ no, path }) => timersOn(route, path).map((one) => ({ ...one, no })))
  if (waiting.length === 0) return []
  const calendar = await loadCalendar(ctx)
  return waiting.map(({ no, path, timer }) => {
    const due = budgetDue(calendar, ctx.today, timer.afterDays, run.stops)
    return {
      case_id: run.case_id,
      region_code: run.region_code,
      step_no: no,
      path,
      interrupting: timer.interrupting,
      after_days: timer.afterDays,
      leads_to: leadsTo(route, path),
      due_on: due.on,
      provisional: due.provisional,
    }
  })
}

/** @param nos of these steps; absent: of all */
export async function dropTimers(ctx: Ctx, caseId: string, nos?: readonly number[]): Promise<void> {
  if (nos?.length === 0) return
  const which = nos ? sql`and step_no = any(${[...nos]}::smallint[])` : sql``
  await sql`delete from routes.timer where case_id = ${caseId} ${which}`.execute(ctx.db)
}

export async function findTimer(ctx: Ctx, caseId: string, no: number, path: string): Promise<TimerRow | undefined> {
  const { rows } = await sql<TimerRow>`
    select * from routes.timer where case_id = ${caseId} and step_no = ${no} and path = ${path}`.execute(ctx.db)
  return rows[0]
}

export async function timersOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<TimerRow[]> {
  const { rows } = await sql<TimerRow>`
    select * from routes.timer where case_id = ${caseId} order by step_no, due_on, path`.execute(ctx.db)
  return rows
}

/** It has fired, and its step stays open: the row goes. @returns whether another still waits on the step */
export async function timerFired(ctx: Ctx, { case_id, step_no, path }: TimerRow): Promise<boolean> {
  const { rows } = await sql<{ timed: boolean }>`
    with fired as (
      delete from routes.timer where case_id = ${case_id} and step_no = ${step_no} and path = ${path}
    ) update routes.step s set timed = exists (
        select from routes.timer t where t.case_id = s.case_id and t.step_no = s.no and t.path <> ${path})
    where s.case_id = ${case_id} and s.no = ${step_no} returning s.timed`.execute(ctx.db)
  return rows[0]!.timed
}

type Dated = Pick<TimerRow, 'case_id' | 'step_no' | 'path' | 'after_days'> &
  Pick<StepRow, 'opened_on'> &
  Pick<RunRow, 'stops'>

/** Timers whose last day is on this day or later, or provisional, with what they count from; held. */
export async function timersReaching(ctx: Ctx, from: string): Promise<Dated[]> {
  const { rows } = await sql<Dated>`
    select t.case_id, t.step_no, t.path, t.after_days, s.opened_on, r.stops from routes.timer t
    join routes.step s on s.case_id = t.case_id and s.no = t.step_no and s.region_code = t.region_code
    join routes.run r on r.case_id = t.case_id and r.region_code = t.region_code
    where t.provisional or t.due_on >= ${from} for update of t`.execute(ctx.db)
  return rows
}

/** Timers count anew: their case stood still, or holidays moved. */
export async function redateTimers(ctx: Ctx, timers: readonly Dated[]): Promise<void> {
  if (timers.length === 0) return
  const calendar = await loadCalendar(ctx)
  const rows = timers.map(({ case_id, step_no, path, after_days, opened_on, stops }) => {
    const due = budgetDue(calendar, opened_on, after_days, stops)
    return { case_id, step_no, path, due_on: due.on, provisional: due.provisional }
  })
  await sql`
    update routes.timer t set due_on = r.due_on, provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (case_id uuid, step_no smallint, path text, due_on date, provisional boolean)
    where t.case_id = r.case_id and t.step_no = r.step_no and t.path = r.path`.execute(ctx.db)
}
