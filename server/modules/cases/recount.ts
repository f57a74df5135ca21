/** A year of the calendar was published or changed: dates that reach into it are counted again, and people are told. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { type Calendar, loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, type ItemVersion } from '#modules/catalogue/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { datesMoved } from './events.ts'
import { aboutCase } from './facts.ts'
import { intervalOf } from './ledger.ts'
import { DELIVERY_LIMIT, handlingDues, INTAKE_LIMIT, type Interval, lastDay, workingDaysFrom } from './rules/clock.ts'
import { type CaseRow, casesTables, type IntervalRow, type ProcedureRow } from './store.ts'
import { dueOf } from './transitions.ts'

type Recounted = CaseRow & { is_open?: boolean }

export async function recountDates(ctx: Ctx, { year, version }: { year: number; version: number }): Promise<void> {
  const open = await affected(ctx, `${year}-01-01`)
  const calendar = await loadCalendar(ctx)
  const plans = await recountProcedures(ctx, calendar, open)
  const ledgers = await ledgersOf(ctx, open)
  const versions = new Map<string, ItemVersion>()
  for (const id of new Set(open.map((file) => file.version_id))) versions.set(id, await getItemVersion(ctx, id))
  const recounted = open.map((file) =>
    recount(calendar, file, versions.get(file.version_id)!, ledgers.get(file.id) ?? [], plans.get(file.id)),
  )
  await saveDates(ctx, recounted, calendar.version)
  const moved = open.flatMap((was, at) => {
    const [before, after] = [toldDate(was), toldDate(recounted[at]!)]
    return before === after || was.status === 'delivered' ? [] : [{ file: was, before, after }]
  })
  for (const { file, before, after } of moved)
    ctx.emit(datesMoved, { ...aboutCase(file), before, after, year, version })
  await tellBodies(
    ctx,
    moved.map(({ file }) => file.organ_id),
    `${year}:${version}`,
  )
}

/** The date the applicant was told last: of the answer, of the decision, or of the delivery. */
export function toldDate(file: Pick<CaseRow, 'status' | 'acceptance_due' | 'promised_due' | 'delivery_due'>): string {
  return file.delivery_due ?? file.promised_due ?? file.acceptance_due
}

/** Open cases with a date in that year or later; a case that waits for its applicant has none that runs. */
async function affected(ctx: Ctx, from: string): Promise<CaseRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where(sql<boolean>`is_open and status <> 'correcting'`)
    .where(sql<boolean>`(provisional or greatest(acceptance_due, statutory_due, promised_due, delivery_due,
      special_until) >= ${from}::date)`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The planned ends of special procedures that run. */
async function recountProcedures(
  ctx: Ctx,
  calendar: Calendar,
  open: readonly CaseRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = open.filter((file) => file.status === 'suspended').map((file) => file.id)
  if (ids.length === 0) return new Map()
  const { rows: running } = await sql<ProcedureRow & { hearing_on: string | null }>`
    select p.*, h.hearing_on from cases.special_procedure p
    left join cases.hearing h on h.case_id = p.case_id and h.region_code = p.region_code and p.kind = 'hearing'
    where p.case_id = any(${ids}::uuid[]) and p.ended_on is null`.execute(ctx.db)
  const rows = running.map((one) => ({ id: one.case_id, ...planned(calendar, one) }))
  const list = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, planned date, days integer)`
  await sql`update cases.special_procedure p set planned_to = r.planned, days = r.days from ${list}
    where p.case_id = r.id and p.ended_on is null`.execute(ctx.db)
  await sql`update cases.interval i set planned_to = r.planned from ${list}
    where i.case_id = r.id and i.to_on is null and not i.counted`.execute(ctx.db)
  return new Map(rows.map(({ id, planned: on }) => [id, on]))
}

/** The days told, counted anew; a hearing is held on the day that was told to everybody, whatever becomes of the days before it. */
function planned(
  calendar: Calendar,
  { begun_on, days, hearing_on }: ProcedureRow & { hearing_on: string | null },
): { planned: string; days: number } {
  if (hearing_on === null) return { planned: lastDay(calendar, begun_on, { days, unit: 'working-day' }).on, days }
  return { planned: hearing_on, days: Math.max(1, workingDaysFrom(calendar, begun_on, hearing_on)) }
}

async function ledgersOf(ctx: Ctx, open: readonly CaseRow[]): Promise<ReadonlyMap<string, Interval[]>> {
  const { rows } = await sql<IntervalRow>`
    select * from cases.interval where case_id = any(${open.map((file) => file.id)}::uuid[]) order by case_id, no`.execute(
    ctx.db,
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([id, lines]) => [id, lines.map(intervalOf)] as const),
  )
}

function recount(
  calendar: Calendar,
  file: CaseRow,
  { content }: ItemVersion,
  ledger: readonly Interval[],
  specialUntil: string | undefined,
): Recounted {
  const intake = lastDay(calendar, file.received_on, INTAKE_LIMIT)
  const handling = file.accepted_on ? handlingDues(calendar, file.accepted_on, content, file.law, ledger) : undefined
  const delivery = file.decided_at ? lastDay(calendar, legalDateOf(file.decided_at), DELIVERY_LIMIT) : undefined
  const next = {
    ...file,
    acceptance_due: intake.on,
    statutory_due: handling?.statutory.on ?? null,
    promised_due: handling?.promised.on ?? null,
    delivery_due: delivery?.on ?? null,
    special_until: specialUntil ?? file.special_until,
    provisional:
      delivery?.provisional ??
      (handling ? handling.statutory.provisional || handling.promised.provisional : intake.provisional),
  }
  return { ...next, due_on: dueOf(next) }
}

async function saveDates(ctx: Ctx, files: readonly Recounted[], version: string): Promise<void> {
  const rows = files.map(
    ({ id, acceptance_due, statutory_due, promised_due, delivery_due, special_until, due_on, provisional }) => ({
      id,
      acceptance_due,
      statutory_due,
      promised_due,
      delivery_due,
      special_until,
      due_on,
      provisional,
    }),
  )
  await sql`
    update cases.case_file c
    set acceptance_due = r.acceptance_due, statutory_due = r.statutory_due, promised_due = r.promised_due,
        delivery_due = r.delivery_due, special_until = r.special_until, due_on = r.due_on, provisional = r.provisional,
        calendar_version = ${version}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, acceptance_due date, statutory_due date,
      promised_due date, delivery_due date, special_until date, due_on date, provisional boolean)
    where c.id = r.id`.execute(ctx.db)
}

/** One message for each body: how many of its cases have another date now. */
async function tellBodies(ctx: Ctx, organIds: readonly string[], edition: string): Promise<void> {
  for (const [organId, cases] of Map.groupBy(organIds, (id) => id)) {
    await sendNotice(ctx, {
      to: await accountsHolding(ctx, 'cases.decide', organId),
      kind: 'todo',
      title: '放假安排有变化，办件期限已经重新计算',
      body: `${cases.length} 件在办件的期限日期有变动，已经告知申请人，请按新的日期安排办理。`,
      link: '/work/cases',
      dedupeKey: `cases:recounted:${edition}:${organId}`,
    })
  }
}
