/**
 * A year of the calendar was published or changed: the days of hearings, answers, promised materials and checks are counted
 * again, and whoever keeps them is told. A last day that was told for somebody's own answer is never brought forward: they may
 * rely on what the letter says. Days of the body follow the calendar both ways.
 */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Calendar, loadCalendar } from '#modules/calendar/index.ts'
import type { CheckRow } from './easier-store.ts'
import { dayRedated } from './events.ts'
import { aboutCase } from './facts.ts'
import type { HearingRow } from './hearing-store.ts'
import { lastDay } from './rules/clock.ts'
import { deferralOf } from './rules/deferral.ts'
import { hearingStillFits, holdBy, requestBy } from './rules/hearing.ts'
import type { CaseRow, DeferredRow } from './store.ts'
import type { UndoingRow } from './undoing-store.ts'

type Published = { year: number; version: number }
type What = ReturnType<typeof dayRedated.payload.parse>['what']
type Moved = { file: CaseRow; what: What; key?: string; before: string; after: string }

export async function recountDays(ctx: Ctx, published: Published): Promise<void> {
  const calendar = await loadCalendar(ctx)
  const from = `${published.year}-01-01`
  const moved = [
    ...(await recountDeferred(ctx, calendar, from)),
    ...(await recountHearings(ctx, calendar, from)),
    ...(await recountUndoings(ctx, calendar, from)),
    ...(await recountChecks(ctx, calendar, from)),
  ]
  for (const { file, ...day } of moved)
    if (day.before !== day.after || day.what === 'hearing-day')
      ctx.emit(dayRedated, { ...aboutCase(file), ...day, year: published.year, version: published.version })
}

const later = (a: string, b: string) => (a > b ? a : b)

async function recountDeferred(ctx: Ctx, calendar: Calendar, from: string): Promise<Moved[]> {
  type Row = CaseRow & Pick<DeferredRow, 'key' | 'days' | 'told_on' | 'remind_on'> & { was: string }
  const { rows } = await sql<Row>`
    select f.*, d.key, d.days, d.told_on, d.remind_on, d.due_on as was from cases.deferred d
    join cases.case_file f on f.id = d.case_id and f.region_code = d.region_code
    where d.supplied_on is null and d.dropped_at is null and (d.provisional or d.due_on >= ${from})
    order by f.id, d.key for update of f, d`.execute(ctx.db)
  const days = rows.map(({ id, key, told_on, days: count, remind_on, was }) => {
    const { due, remindOn } = deferralOf(calendar, told_on, count)
    const after = later(due.on, was)
    return { id, key, after, remind: later(remindOn, remind_on), provisional: after > calendar.publishedThrough }
  })
  await sql`
    update cases.deferred d set due_on = r.after, remind_on = r.remind, provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb)
      as r (id uuid, key text, after date, remind date, provisional boolean)
    where d.case_id = r.id and d.key = r.key`.execute(ctx.db)
  return rows.map((file, at) => ({
    file,
    what: 'deferred',
    key: file.key,
    before: file.was,
    after: days[at]!.after,
  }))
}

async function recountHearings(ctx: Ctx, calendar: Calendar, from: string): Promise<Moved[]> {
  type Row = CaseRow &
    Pick<HearingRow, 'told_on' | 'request_by' | 'requested_on' | 'hold_by' | 'called_on' | 'hearing_on'>
  const { rows } = await sql<Row>`
    select f.*, h.told_on, h.request_by, h.requested_on, h.hold_by, h.called_on, h.hearing_on from cases.hearing h
    join cases.case_file f on f.id = h.case_id and f.region_code = h.region_code and f.is_open
    where f.hearing in ('told', 'requested', 'called') and greatest(h.request_by, h.hold_by, h.hearing_on) >= ${from}
    order by f.id for update of f, h`.execute(ctx.db)
  const days = rows.map(({ id, hearing, told_on, request_by, requested_on, hold_by }) => ({
    id,
    request: hearing === 'told' ? later(requestBy(calendar, told_on!).on, request_by!) : request_by,
    hold: requested_on ? holdBy(calendar, requested_on).on : hold_by,
  }))
  await sql`
    update cases.hearing h set request_by = r.request, hold_by = r.hold
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r (id uuid, request date, hold date)
    where h.case_id = r.id`.execute(ctx.db)
  return rows.flatMap((file, at): Moved[] => {
    const { request, hold } = days[at]!
    if (file.hearing === 'told') return [{ file, what: 'hearing-request', before: file.request_by!, after: request! }]
    if (file.hearing === 'requested') return [{ file, what: 'hearing-hold', before: file.hold_by!, after: hold! }]
    // The day is named: only the body can put it off, where it does not fit any more.
    const { called_on: called, hearing_on: on } = file
    if (hearingStillFits(calendar, on!, called!)) return []
    return [{ file, what: 'hearing-day', before: on!, after: on! }]
  })
}

async function recountUndoings(ctx: Ctx, calendar: Calendar, from: string): Promise<Moved[]> {
  type Row = CaseRow & Pick<UndoingRow, 'no' | 'told_on'> & { answer_days: number; answer_by: string }
  const { rows } = await sql<Row>`
    select f.*, u.no, u.told_on, u.answer_days, u.answer_by from cases.undoing u
    join cases.case_file f on f.id = u.case_id and f.region_code = u.region_code
    where u.status = 'hearing' and u.stated_on is null and u.overdue_told_at is null and u.answer_by >= ${from}
    order by f.id for update of f, u`.execute(ctx.db)
  const days = rows.map(({ id, no, told_on, answer_days, answer_by }) => {
    const after = later(lastDay(calendar, told_on, { days: answer_days, unit: 'working-day' }).on, answer_by)
    return { id, no, after, provisional: after > calendar.publishedThrough }
  })
  await sql`
    update cases.undoing u set answer_by = r.after, answer_provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r (id uuid, no smallint, after date, provisional boolean)
    where u.case_id = r.id and u.no = r.no`.execute(ctx.db)
  return rows.map((file, at) => ({
    file,
    what: 'undoing',
    key: String(file.no),
    before: file.answer_by,
    after: days[at]!.after,
  }))
}

async function recountChecks(ctx: Ctx, calendar: Calendar, from: string): Promise<Moved[]> {
  type Row = CaseRow &
    Pick<CheckRow, 'opened_on' | 'days' | 'found_on' | 'answer_days'> & { due: string; check: string }
  const { rows } = await sql<Row>`
    select f.*, k.opened_on, k.days, k.found_on, k.answer_days, k.next_on as due, k.status as "check"
    from cases.commitment_check k join cases.case_file f on f.id = k.case_id and f.region_code = k.region_code
    where (k.provisional or k.next_on >= ${from})
      and (k.status = 'due' or (k.status = 'hearing' and k.stated_on is null and k.answer_days is not null))
    order by f.id for update of f, k`.execute(ctx.db)
  const days = rows.map((row) => {
    const [begun, count] = row.check === 'due' ? [row.opened_on, row.days] : [row.found_on!, row.answer_days!]
    const due = lastDay(calendar, begun, { days: count, unit: 'working-day' }).on
    const after = row.check === 'due' ? due : later(due, row.due)
    return { id: row.id, after, provisional: after > calendar.publishedThrough }
  })
  await sql`
    update cases.commitment_check k
    set due_on = case when k.status = 'due' then r.after else k.due_on end,
        answer_by = case when k.status = 'due' then k.answer_by else r.after end,
        next_on = r.after, provisional = r.provisional
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r (id uuid, after date, provisional boolean)
    where k.case_id = r.id`.execute(ctx.db)
  return rows.map((file, at) => ({
    file,
    what: file.check === 'due' ? 'check' : 'check-answer',
    before: file.due,
    after: days[at]!.after,
  }))
}
