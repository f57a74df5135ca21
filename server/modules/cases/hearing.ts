/** A hearing: told, asked for, called, held on the record (行政许可法 art. 46 to 48). */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { chineseDate, ownsFiles } from '#modules/documents/index.ts'
import {
  hearingNotYet,
  hearingRequestLate,
  hearingStillOpen,
  hearingTooLate,
  hearingTooSoon,
  hostExamined,
  materialNotUsable,
  notAnnounced,
  putOffTooOften,
} from './contract.ts'
import { hearingCalled, hearingPutOff, hearingRightTold } from './events.ts'
import { aboutCase } from './facts.ts'
import { hearingOf, type HearingRow, hearingTables } from './hearing-store.ts'
import { rulesOf } from './body-rules.ts'
import { beginProcedure, endProcedure, replan } from './procedures.ts'
import { type Days, workingDaysFrom } from './rules/clock.ts'
import * as rules from './rules/hearing.ts'
import { type CaseRow, eventsOf } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

/** Tells the applicant, and every interested party on record, that a hearing may be asked for. */
export async function tellRight(
  ctx: Ctx,
  file: CaseRow,
  reason: string,
): Promise<{ next: CaseRow; requestBy: string }> {
  requireOpen(file, 'tell-hearing-right')
  const requestBy = rules.requestBy(await loadCalendar(ctx), ctx.today).on
  await hearingTables(ctx)
    .insertInto('cases.hearing')
    .values({ ...ofCase(file), reason, told_on: ctx.today, request_by: requestBy, document_ids: [] } as never)
    .execute()
  const next = await advance(ctx, file, { act: 'tell-hearing-right', words: reason, set: { hearing: 'told' } })
  ctx.emit(hearingRightTold, aboutCase(file))
  return { next, requestBy }
}

/** @throws cases.hearing-request-late */
export async function request(
  ctx: Ctx,
  file: CaseRow,
  act: 'request-hearing' | 'receive-hearing-request',
  { by, reason }: { by: string; reason: string },
): Promise<{ next: CaseRow; holdBy: string }> {
  requireOpen(file, act)
  const told = await getHearing(ctx, file)
  if (ctx.today > told.request_by!) throw hearingRequestLate({ lastDay: told.request_by })
  const holdBy = rules.holdBy(await loadCalendar(ctx), ctx.today).on
  await update(ctx, file, { requested_on: ctx.today, requested_by: by, hold_by: holdBy })
  const words = act === 'request-hearing' ? reason : `${by}：${reason}`
  return { next: await advance(ctx, file, { act, words, set: { hearing: 'requested' } }), holdBy }
}

/** Nobody asked in time; a day whose holidays are not published yet ends nothing. @throws cases.hearing-still-open */
export async function lapse(ctx: Ctx, file: CaseRow): Promise<CaseRow> {
  requireOpen(file, 'lapse-hearing')
  const lastDay = (await getHearing(ctx, file)).request_by!
  if (ctx.today <= lastDay || lastDay > (await loadCalendar(ctx)).publishedThrough) throw hearingStillOpen({ lastDay })
  await update(ctx, file, { lapsed_on: ctx.today })
  return advance(ctx, file, { act: 'lapse-hearing', set: { hearing: 'lapsed' } })
}

export type Calling = {
  hearingOn: string
  time: string
  place: string
  hostName: string
  hostPost: string
  announcement?: string
}

/**
 * Names the day, the place and the host, and stops the clock (art. 45).
 * @throws cases.hearing-too-soon, cases.hearing-too-late, cases.host-examined, cases.not-announced
 */
export async function call(ctx: Ctx, file: CaseRow, asked: Calling): Promise<CaseRow> {
  requireOpen(file, 'call-hearing')
  const calendar = await loadCalendar(ctx)
  const told = await hearingOf(ctx, file.id)
  const onRequest = file.hearing === 'requested'
  if (!onRequest && !asked.announcement) throw notAnnounced()
  requireDay(calendar, asked.hearingOn, ctx.today, onRequest ? told!.hold_by! : undefined)
  const examined = (await eventsOf(ctx, file.id)).filter((event) => event.act === 'examine')
  if ([...examined.map((event) => event.actor_name), ctx.actor.name].includes(asked.hostName)) throw hostExamined()
  const called = {
    called_on: ctx.today,
    hearing_on: asked.hearingOn,
    at_time: asked.time,
    place: asked.place,
    host_name: asked.hostName,
    host_post: asked.hostPost,
    announcement: asked.announcement ?? null,
  }
  const reason = told?.reason ?? asked.announcement!
  if (told) await update(ctx, file, called)
  else
    await hearingTables(ctx)
      .insertInto('cases.hearing')
      .values({ ...ofCase(file), ...called, reason, document_ids: [] } as never)
      .execute()
  const days = Math.max(1, workingDaysFrom(calendar, ctx.today, asked.hearingOn))
  const basis = onRequest ? '《行政许可法》第四十七条第一款' : '《行政许可法》第四十六条'
  const next = await beginProcedure(
    ctx,
    file,
    { kind: 'hearing', reason, basis, days },
    { act: 'call-hearing', set: { hearing: 'called' }, words: whereAndWhen(asked) },
  )
  ctx.emit(hearingCalled, aboutCase(file))
  return next
}

/**
 * Another day, told to all again seven working days before; how often, the body settles.
 * @throws cases.hearing-too-soon, cases.hearing-too-late, cases.put-off-too-often
 */
export async function putOff(
  ctx: Ctx,
  file: CaseRow,
  { reason, ...anew }: Pick<Calling, 'hearingOn' | 'time' | 'place'> & { reason: string },
): Promise<CaseRow> {
  requireOpen(file, 'put-off-hearing')
  const calendar = await loadCalendar(ctx)
  const called = await getHearing(ctx, file)
  const { hearing_put_offs: most } = await rulesOf(ctx, file.organ_id)
  if (called.put_offs >= most) throw putOffTooOften({ most })
  requireDay(calendar, anew.hearingOn, ctx.today, called.hold_by ?? undefined)
  const no = called.put_offs + 1
  await update(ctx, file, {
    called_on: ctx.today,
    hearing_on: anew.hearingOn,
    at_time: anew.time,
    place: anew.place,
    put_offs: no,
    put_off_reason: reason,
  })
  const next = await replan(ctx, file, {
    act: 'put-off-hearing',
    needed: ({ begun_on }) => Math.max(1, workingDaysFrom(calendar, begun_on, anew.hearingOn)),
    why: `听证由${chineseDate(called.hearing_on!)}改在${chineseDate(anew.hearingOn)}：${reason}`,
    words: `${anew.hearingOn} ${anew.time}，${anew.place}。改期的理由：${reason}`,
    facts: { no },
  })
  ctx.emit(hearingPutOff, { ...aboutCase(file), no })
  return next
}

/** @throws cases.hearing-too-soon, cases.hearing-too-late */
function requireDay(calendar: Days, on: string, today: string, latest: string | undefined): void {
  const verdict = rules.hearingDay(calendar, on, today, latest)
  if (verdict === 'too-soon') throw hearingTooSoon({ earliest: rules.earliestHearing(calendar, today) })
  if (verdict === 'too-late') throw hearingTooLate({ lastDay: latest })
}

export type Held = Pick<HearingRow, 'record'> & {
  heldOn: string
  record: string
  attendees: NonNullable<HearingRow['attendees']>
  documentIds: string[]
}

/** The record, confirmed and signed: the decision rests on it (art. 48(2)), and the clock goes on. */
export async function keepRecord(ctx: Ctx, file: CaseRow, held: Held): Promise<CaseRow> {
  requireOpen(file, 'record-hearing')
  const { hearing_on: called } = await getHearing(ctx, file)
  if (held.heldOn < called! || held.heldOn > ctx.today) throw hearingNotYet({ hearingOn: called })
  if (!(await ownsFiles(ctx, held.documentIds))) throw materialNotUsable({ reason: 'not-your-file' })
  await hearingTables(ctx)
    .updateTable('cases.hearing')
    .set({
      recorded_on: ctx.today,
      held_on: held.heldOn,
      record: held.record,
      attendees: JSON.stringify(held.attendees) as never,
      document_ids: held.documentIds,
    })
    .where('case_id', '=', file.id)
    .execute()
  const result = `${chineseDate(held.heldOn)}举行听证，决定根据听证笔录作出（《行政许可法》第四十八条第二款）`
  return endProcedure(ctx, file, result, { act: 'record-hearing', set: { hearing: 'held' } })
}

const ofCase = (file: CaseRow) => ({ case_id: file.id, region_code: file.region_code })

const whereAndWhen = ({ hearingOn, time, place, hostName, hostPost }: Calling) =>
  `${hearingOn} ${time}，${place}，主持人：${hostPost} ${hostName}`

async function getHearing(ctx: Ctx, file: CaseRow): Promise<HearingRow> {
  const row = await hearingOf(ctx, file.id)
  if (!row) throw new Error(`case ${file.id} has a hearing nobody wrote down`)
  return row
}

async function update(ctx: Ctx, file: CaseRow, set: Partial<HearingRow>): Promise<void> {
  await hearingTables(ctx)
    .updateTable('cases.hearing')
    .set(set as never)
    .where('case_id', '=', file.id)
    .execute()
}
