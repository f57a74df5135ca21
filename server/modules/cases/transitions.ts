/** One step of a case's life: status, dates, event and ledger move together or not at all. */
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { endRun, type LiveStep } from '#modules/routes/index.ts'
import { dropSupplementDraft } from './supplement-drafts.ts'
import { followClock, withJoint } from './joint.ts'
import { type Act, actNotOpen, actTitles, type Status } from './contract.ts'
import { requireSeal } from '#modules/documents/index.ts'
import { whoDecided } from './handler.ts'
import { turnLedger, type Turn } from './ledger.ts'
import { purposesOf } from './letters/seal-purposes.ts'
import { needsSeal } from './letters/told-acts.ts'
import { leaveRow } from './places.ts'
import { after, isInHand, openRows, type Row, type Standing } from './rules/case-status.ts'
import { dueNext } from './rules/clock.ts'
import { type CaseRow, casesTables, type EventFacts, NEVER } from './store.ts'

export function standingOf(file: CaseRow): Standing {
  return {
    status: file.status,
    correctionAsked: file.correction_asked,
    extended: file.extended,
    deferredOpen: file.deferred_open > 0,
    handling: file.handling,
    committed: file.committed,
    countersign: file.countersign ?? undefined,
    hasEarlierStep: openIs(file, ({ hasEarlier }) => hasEarlier),
    jointOpen: openIs(file, ({ stage, joint }) => stage === 'review' && joint),
    timerWaits: openIs(file, ({ timed }) => timed),
    asideOpen: openIs(file, ({ stage, aside }) => stage === 'review' && aside),
    hasLastStep: file.steps?.some((step) => step.status === 'done') ?? false,
    hearing: file.hearing ?? undefined,
    renewing: file.renew_by !== null,
    siteCheckOpen: file.site_check_open,
  }
}

const openIs = ({ steps = [] }: CaseRow, what: (step: LiveStep) => boolean): boolean =>
  steps.some((step) => step.status === 'open' && what(step))

/** The table's row for this act. @throws cases.act-not-open naming the acts that are open */
export function requireOpen(file: CaseRow, act: Act): Row {
  const verdict = after(standingOf(file), act)
  if (verdict.open) return verdict.row
  const open = openRows(standingOf(file)).map(({ act: one, by }) => ({ act: one, title: actTitles[one], by }))
  throw actNotOpen({ status: file.status, open })
}

/** A correction (补正) is awaited, or what was promised (补交). */
const asksForMore = ({ status, deferred_open }: CaseRow): boolean =>
  status === 'correcting' || (isInHand(status) && deferred_open > 0)

/** Lists of this body's cases have changed. */
export const caseTopic = (organId: string): string => `cases:${organId}`

export type Step = {
  act: Act
  /** Defaults to what the table says. */
  to?: Status
  words?: string
  facts?: EventFacts
  /** Where another provision governs than the table names. */
  article?: string
  /** What changes beside status and due date. */
  set?: Partial<CaseRow>
  /** What the ledger opens after closing the interval that runs; null: nothing runs any more; absent: the same goes on. */
  phase?: Turn | null
  /** Where the running interval ends, when that is not today. */
  endsOn?: string
}

/** Does the step and returns the case after it. @throws cases.act-not-open */
export async function advance(ctx: Ctx, file: CaseRow, step: Step): Promise<CaseRow> {
  const row = requireOpen(file, step.act)
  if (row.by === 'staff' && needsSeal(step.act)) {
    const use = { purposes: purposesOf(step.act), act: actTitles[step.act] }
    await requireSeal(ctx, whoDecided({ ...file, ...step.set }), use)
  }
  const next: CaseRow = {
    ...file,
    ...step.set,
    status: step.to ?? (row.to === 'unchanged' ? file.status : row.to),
    events: file.events + 1,
    updated_at: ctx.now,
  }
  if (row.by === 'staff' && ctx.actor.kind === 'staff' && !step.facts?.step?.organ)
    Object.assign(next, { handler_id: ctx.actor.subjectId ?? ctx.actor.id, handler_name: ctx.actor.name })
  if (next.status !== 'suspended') next.special_until = null
  next.joint_organs = withJoint(next)
  // What was proposed has no object any more once the case has moved on.
  if (next.status !== file.status && next.countersign !== 'refusal-overturned') next.countersign = null
  if (asksForMore(file) && !(asksForMore(next) && next.deferred_open === file.deferred_open))
    await dropSupplementDraft(ctx, file.id)
  if (!isInHand(next.status)) await leaveHand(ctx, next)
  next.due_on = dueOf(next)
  await together(
    save(ctx, file, next),
    followClock(ctx, file, next),
    recordEvent(ctx, next, step.article ?? row.article[file.law], step),
    step.phase === undefined ? Promise.resolve() : turnLedger(ctx, next, step.phase, step.endsOn),
  )
  ctx.touch(caseTopic(next.organ_id))
  return next
}

/** The decision, or whatever else ended the handling, is there: no step is left to do, and what was promised need not come. */
async function leaveHand(ctx: Ctx, file: CaseRow): Promise<void> {
  if (file.steps?.some((step) => step.status === 'open')) await endRun(ctx, file.id)
  file.steps = []
  await dropDeferred(ctx, file)
  if (!file.granted) await leaveRow(ctx, file)
}

async function dropDeferred(ctx: Ctx, file: CaseRow): Promise<void> {
  if (file.deferred_open === 0) return
  file.deferred_open = 0
  await casesTables(ctx)
    .updateTable('cases.deferred')
    .set({ dropped_at: ctx.now })
    .where('case_id', '=', file.id)
    .where('supplied_on', 'is', null)
    .execute()
}

export function dueOf(file: CaseRow): string {
  const due = dueNext(file.status, {
    acceptance: file.committed ? file.received_on : file.acceptance_due,
    statutory: file.statutory_due ?? undefined,
    promised: file.promised_due ?? undefined,
    special: file.special_until ?? undefined,
    delivery: file.delivery_due ?? undefined,
  })
  return due ?? NEVER
}

/** Writes what the step changed: a row of sixty columns is not sent and stored anew for six. */
async function save(ctx: Ctx, before: CaseRow, { steps: _steps, ...next }: CaseRow): Promise<void> {
  const changed = Object.entries(next).filter(([column, value]) => value !== before[column as keyof CaseRow])
  await casesTables(ctx)
    .updateTable('cases.case_file')
    .set(Object.fromEntries(changed))
    .where('id', '=', before.id)
    .where('region_code', '=', before.region_code)
    .execute()
}

type Note = { act: string; words?: string; facts?: EventFacts }

/** Something that happened to the case beside its table of acts: the promise and its check. Its status stays. */
export async function addToHistory(
  ctx: Ctx,
  file: CaseRow,
  { article, ...note }: Note & { article: string },
): Promise<CaseRow> {
  const next = { ...file, events: file.events + 1, updated_at: ctx.now }
  await casesTables(ctx)
    .updateTable('cases.case_file')
    .set({ events: next.events, updated_at: ctx.now })
    .where('id', '=', file.id)
    .where('region_code', '=', file.region_code)
    .execute()
  await recordEvent(ctx, next, article, note)
  return next
}

async function recordEvent(ctx: Ctx, file: CaseRow, article: string, { act, words, facts = {} }: Note): Promise<void> {
  await casesTables(ctx)
    .insertInto('cases.case_event')
    .values({
      case_id: file.id,
      region_code: file.region_code,
      no: file.events,
      act,
      status: file.status,
      at: ctx.now,
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      actor_name: ctx.actor.name,
      post_title: ctx.actor.post?.title ?? null,
      article,
      words: words ?? null,
      facts,
    })
    .execute()
}
