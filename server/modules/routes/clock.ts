/** The dates of steps: they stand still with the case, and follow it. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { sql } from 'kysely'
import { stepRedated } from './events.ts'
import { budgetDue } from './rules/budget.ts'
import { redateTimers, timersOf, timersReaching } from './timers.ts'
import { findRun, routesTables, type RunRow, type StepRow } from './store.ts'

type Published = { year: number; version: number }

/** Holidays were published or moved: budgets and timers that reach into the year are counted again. */
export async function recountBudgets(ctx: Ctx, published: Published): Promise<void> {
  const from = `${published.year}-01-01`
  const { rows: steps } = await sql<StepRow & Pick<RunRow, 'stops'>>`
    select s.case_id, s.no, s.organ_id, s.joint, s.due_on, s.opened_on, s.budget_days, r.stops from routes.step s
    join routes.run r on r.case_id = s.case_id and r.region_code = s.region_code
    where s.status = 'open' and s.budget_days > 0 and s.lapsed_on is null and (s.provisional or s.due_on >= ${from})
    for update of s`.execute(ctx.db)
  const calendar = await loadCalendar(ctx)
  const dated = steps.map(({ case_id, no, opened_on, budget_days, stops }) => {
    const due = budgetDue(calendar, opened_on, budget_days, stops)
    return { case_id, no, due_on: due.on, provisional: due.provisional }
  })
  await sql`
    update routes.step s set due_on = r.due_on, provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(dated)}::jsonb) as r (case_id uuid, no smallint, due_on date, provisional boolean)
    where s.case_id = r.case_id and s.no = r.no`.execute(ctx.db)
  await redateTimers(ctx, await timersReaching(ctx, from))
  steps.forEach((step, at) => emitRedated(ctx, step, dated[at]!.due_on, published))
}

/** Its own steps a body sees with the dates of its case; another body would not hear of it. */
function emitRedated(
  ctx: Ctx,
  { case_id, no, organ_id, joint, due_on }: Pick<StepRow, 'case_id' | 'no' | 'organ_id' | 'joint' | 'due_on'>,
  after: string,
  { year, version }: Published,
): void {
  if (!joint || due_on === after) return
  ctx.emit(stepRedated, { caseId: case_id, no, organId: organ_id, before: due_on, after, year, version })
}

type CaseDue = { on: string; provisional: boolean }

/** From tomorrow the clock of the case stands still until the day told; the budgets of its open steps with it. */
export async function stopSteps(ctx: Ctx, caseId: string, planned: string, due: CaseDue): Promise<void> {
  const run = await findRun(ctx, caseId)
  if (run) await redate(ctx, run, [...run.stops, { from: ctx.today, planned }], due)
}

/** From tomorrow it goes on. */
export async function resumeSteps(ctx: Ctx, caseId: string, due: CaseDue): Promise<void> {
  const run = await findRun(ctx, caseId)
  if (!run) return
  const stops = run.stops.map((stop) => (stop.to ? stop : { ...stop, to: ctx.today }))
  await redate(ctx, run, stops, due)
}

/**
 * The last day of the decision has moved: steps without a budget of their own are due then.
 * @param planned the day told on which the clock goes on, while it stands still
 * @param because the year of the calendar that moved it: then the other bodies are told
 */
export async function redateSteps(
  ctx: Ctx,
  caseId: string,
  due: CaseDue,
  planned?: string,
  because?: Published,
): Promise<void> {
  const run = await findRun(ctx, caseId)
  if (!run) return
  const stops = run.stops.map((stop) => (stop.to || !planned ? stop : { ...stop, planned }))
  await redate(ctx, run, stops, due, because)
}

async function redate(ctx: Ctx, run: RunRow, stops: RunRow['stops'], due: CaseDue, because?: Published): Promise<void> {
  const calendar = await loadCalendar(ctx)
  const open = await routesTables(ctx)
    .selectFrom('routes.step')
    .selectAll()
    .where('case_id', '=', run.case_id)
    .where('status', '=', 'open')
    .execute()
  const dated = open.map((step: StepRow) => {
    const own = step.budget_days > 0 ? budgetDue(calendar, step.opened_on, step.budget_days, stops) : due
    return { no: step.no, due_on: own.on, provisional: own.provisional }
  })
  await sql`
    with run as (
      update routes.run set stops = ${JSON.stringify(stops)}::jsonb, case_due = ${due.on}, case_provisional = ${due.provisional}
      where case_id = ${run.case_id}
    ) update routes.step s set due_on = r.due_on, provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(dated)}::jsonb) as r (no smallint, due_on date, provisional boolean)
    where s.case_id = ${run.case_id} and s.no = r.no`.execute(ctx.db)
  if (because) open.forEach((step, at) => emitRedated(ctx, step, dated[at]!.due_on, because))
  if (open.every(({ timed }) => !timed)) return
  const openedOn = new Map(open.map((step) => [step.no, step.opened_on]))
  const waiting = await timersOf(ctx, run.case_id)
  await redateTimers(
    ctx,
    waiting.map((timer) => ({ ...timer, opened_on: openedOn.get(timer.step_no)!, stops })),
  )
}
