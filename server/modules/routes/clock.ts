/** The dates of steps: they stand still with the case, and follow it. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { sql } from 'kysely'
import { budgetDue } from './rules/budget.ts'
import { findRun, routesTables, type RunRow, type StepRow } from './store.ts'

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

/** The last day of the decision has moved: steps without a budget of their own are due then. */
export async function redateSteps(ctx: Ctx, caseId: string, due: CaseDue): Promise<void> {
  const run = await findRun(ctx, caseId)
  if (run) await redate(ctx, run, run.stops, due)
}

async function redate(ctx: Ctx, run: RunRow, stops: RunRow['stops'], due: CaseDue): Promise<void> {
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
}
