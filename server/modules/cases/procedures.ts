/** Special procedures that stop the clock, and the one extension of it. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import {
  type Act,
  approvalDay,
  bodyApproves,
  extensionTooLate,
  governmentApproves,
  nothingToExtend,
  type ProcedureKind,
  procedureTitles,
} from './contract.ts'
import { caseExtended, procedureBegun, procedureEnded, procedureProlonged } from './events.ts'
import { aboutCase } from './facts.ts'
import { addLine, endedOn, readLedger } from './ledger.ts'
import { handlingDues, type Interval, lastDay } from './rules/clock.ts'
import { handlingReason } from './rules/regime.ts'
import { type Approval, extensionLine, extensionOf, prolongedWords, stopLine } from './rules/procedures.ts'
import { backToReview, statusBy } from './steps.ts'
import { type CaseRow, casesTables, type EventFacts, type ProcedureRow, proceduresOf } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/** A hearing begins and ends a procedure under acts of its own. */
type Under = { act: Act; set?: Partial<CaseRow>; words?: string }

export type Beginning = { kind: ProcedureKind; reason: string; basis: string; days: number }

/** Begins a special procedure; from the next day on neither clock runs (行政许可法 art. 45). */
export async function beginProcedure(
  ctx: Ctx,
  file: CaseRow,
  asked: Beginning,
  { act, set, words }: Under = { act: 'begin-procedure' },
): Promise<CaseRow> {
  requireOpen(file, act)
  const calendar = await loadCalendar(ctx)
  const plannedTo = lastDay(calendar, ctx.today, { days: asked.days, unit: 'working-day' }).on
  const line = stopLine(file.law, { ...asked, title: procedureTitles[asked.kind], from: ctx.today, plannedTo })
  const dates = await datesBy(ctx, file, [...(await readLedger(ctx, file.id)), line])
  const no = await insertProcedure(ctx, file, asked, plannedTo)
  const { why, article } = line
  const next = await advance(ctx, file, {
    act,
    words: words ?? asked.reason,
    facts: { procedure: asked.kind, no },
    phase: { phase: 'handling', counted: false, plannedTo, why, article },
    set: { ...dates, ...set, special_until: plannedTo },
  })
  ctx.emit(procedureBegun, { ...aboutCase(file), no })
  return next
}

/** Records its result; from the next day on both clocks run again. */
export async function endProcedure(
  ctx: Ctx,
  file: CaseRow,
  result: string,
  { act, set }: Under = { act: 'end-procedure' },
): Promise<CaseRow> {
  requireOpen(file, act)
  const ended = await casesTables(ctx)
    .updateTable('cases.special_procedure')
    .set({ ended_at: ctx.now, ended_on: ctx.today, result })
    .where('case_id', '=', file.id)
    .where('ended_on', 'is', null)
    .returning(['no', 'kind'])
    .executeTakeFirstOrThrow()
  const dates = await datesBy(ctx, file, endedOn(await readLedger(ctx, file.id), ctx.today))
  const { content } = await getItemVersion(ctx, file.version_id)
  const steps = await backToReview(ctx, file, result)
  const next = await advance(ctx, file, {
    act,
    to: statusBy(steps),
    words: result,
    facts: { procedure: ended.kind, no: ended.no },
    phase: { phase: 'handling', counted: true, ...handlingReason('resumed', file.law, content.regime) },
    set: { ...dates, ...set, special_until: null, steps },
  })
  ctx.emit(procedureEnded, { ...aboutCase(file), no: ended.no })
  return next
}

/**
 * The procedure that runs needs so many working days more, told in writing again (art. 45: 应当将所需时间书面告知申请人).
 * @param days working days beside those told before
 */
export async function prolong(
  ctx: Ctx,
  file: CaseRow,
  { reason, days }: { reason: string; days: number },
): Promise<CaseRow> {
  const needed = (running: ProcedureRow) => running.days + days
  const replanned = { act: 'prolong-procedure', needed, why: prolongedWords(days, reason), words: reason } as const
  const no = file.events + 1
  const next = await replan(ctx, file, { ...replanned, facts: { no, days } })
  ctx.emit(procedureProlonged, { ...aboutCase(file), no })
  return next
}

type Replanned = {
  act: Act
  /** Working days from its beginning. */
  needed: (running: ProcedureRow) => number
  why: string
  words: string
  facts: EventFacts
}

/** The procedure that runs ends on another day than was told: both dates of the decision move with it. */
export async function replan(ctx: Ctx, file: CaseRow, { act, why, words, ...given }: Replanned): Promise<CaseRow> {
  requireOpen(file, act)
  const calendar = await loadCalendar(ctx)
  const running = (await proceduresOf(ctx, file.id)).find((one) => one.ended_on === null)!
  const needed = given.needed(running)
  const plannedTo = lastDay(calendar, running.begun_on, { days: needed, unit: 'working-day' }).on
  const ledger = (await readLedger(ctx, file.id)).map((line) =>
    line.to === undefined ? { ...line, plannedTo, why: `${line.why}；${why}` } : line,
  )
  const dates = await datesBy(ctx, file, ledger)
  await casesTables(ctx)
    .updateTable('cases.special_procedure')
    .set({ days: needed, planned_to: plannedTo })
    .where('case_id', '=', file.id)
    .where('no', '=', running.no)
    .execute()
  await casesTables(ctx)
    .updateTable('cases.interval')
    .set({ planned_to: plannedTo, why: ledger.at(-1)!.why })
    .where('case_id', '=', file.id)
    .where('to_on', 'is', null)
    .execute()
  return advance(ctx, file, {
    act,
    words,
    facts: { procedure: running.kind, ...given.facts },
    set: { ...dates, special_until: plannedTo },
  })
}

/** The case ended while the procedure ran: it has no result any more. */
export async function dropProcedure(ctx: Ctx, file: CaseRow, why: string): Promise<void> {
  if (file.status !== 'suspended') return
  await casesTables(ctx)
    .updateTable('cases.special_procedure')
    .set({ ended_at: ctx.now, ended_on: ctx.today, result: why })
    .where('case_id', '=', file.id)
    .where('ended_on', 'is', null)
    .execute()
}

/**
 * Extends the limit once, before it has passed: by the head of the body (行政许可法 art. 42(1)); where it is handled together, by
 * the head of the government, whose approval is written down (art. 42(2)).
 * @throws cases.extension-too-late, cases.nothing-to-extend, cases.government-approves, cases.body-approves, cases.approval-day
 */
export async function extend(
  ctx: Ctx,
  file: CaseRow,
  { reason, approval }: { reason: string; approval?: Approval },
): Promise<CaseRow> {
  requireOpen(file, 'extend')
  const last = file.law === 'licence' ? file.statutory_due! : file.promised_due!
  if (ctx.today > last) throw extensionTooLate({ lastDay: last })
  const { content } = await getItemVersion(ctx, file.version_id)
  const extension = extensionOf(file.law, content.specialProcedures, content.regime)
  if (extension.byGovernment && !approval) throw governmentApproves()
  if (!extension.byGovernment && approval) throw bodyApproves()
  if (approval && (approval.on < file.accepted_on! || approval.on > ctx.today)) throw approvalDay()
  const line = extensionLine(ctx.today, extension, reason, approval)
  const dates = await datesBy(ctx, file, [...(await readLedger(ctx, file.id)), line])
  if (dates.promised_due === file.promised_due && dates.statutory_due === file.statutory_due)
    throw nothingToExtend({ lastDay: file.statutory_due })
  const next = await advance(ctx, file, {
    act: 'extend',
    words: reason,
    facts: approval && { approval },
    article: extension.byGovernment ? extension.article : undefined,
    set: { ...dates, extended: true },
  })
  await addLine(ctx, file, line)
  ctx.emit(caseExtended, aboutCase(file))
  return next
}

/** Both dates of the decision as this ledger gives them. */
async function datesBy(ctx: Ctx, file: CaseRow, ledger: readonly Interval[]): Promise<Partial<CaseRow>> {
  const calendar = await loadCalendar(ctx)
  const { content } = await getItemVersion(ctx, file.version_id)
  const { statutory, promised } = handlingDues(calendar, file.accepted_on!, content, file.law, ledger)
  return {
    statutory_due: statutory.on,
    promised_due: promised.on,
    provisional: statutory.provisional || promised.provisional,
    calendar_version: calendar.version,
  }
}

async function insertProcedure(ctx: Ctx, file: CaseRow, asked: Beginning, plannedTo: string): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into cases.special_procedure (case_id, region_code, no, kind, reason, basis, days, begun_at, begun_on, planned_to)
    select ${file.id}, ${file.region_code}, coalesce(max(no), 0) + 1, ${asked.kind}, ${asked.reason}, ${asked.basis},
           ${asked.days}, ${ctx.now}, ${ctx.today}, ${plannedTo}
    from cases.special_procedure where case_id = ${file.id}
    returning no`.execute(ctx.db)
  return rows[0]!.no
}
