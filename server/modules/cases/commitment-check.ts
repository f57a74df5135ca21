/** The check of a promise: finding, hearing, conclusion, and what follows when it was not kept. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { recordBreach } from '#modules/credit/index.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { withdrawLicenceOf } from '#modules/licences/index.ts'
import {
  answerStillOpen,
  type CheckAct,
  checkActNotOpen,
  checkActTitles,
  type CheckStatus,
  correctionStillOpen,
  decisionNotDelivered,
  evidenceNotYours,
} from './contract.ts'
import { type CheckRow, getCheck, saveCheck } from './easier-store.ts'
import { checkMoved } from './events.ts'
import { aboutCase } from './facts.ts'
import { isApplicant, holdsHere } from './policy.ts'
import { checkArticles, openCheckActs, outcomeVerdict, type Outcome } from './rules/check-table.ts'
import { lastDay } from './rules/clock.ts'
import type { CaseRow } from './store.ts'
import { addToHistory } from './transitions.ts'
import { markUndone } from './undoing.ts'

/** What this actor may do to the check now. */
export function checkCan({ actor }: Pick<Ctx, 'actor'>, file: CaseRow, { status, stated_on }: CheckRow): CheckAct[] {
  return openCheckActs(status).filter((act) =>
    act === 'state-view' ? isApplicant(actor, file) && stated_on === null : holdsHere(actor, 'cases.check', file),
  )
}

export const checkMovedTo = (ctx: Ctx, file: CaseRow, check: CheckRow) => ({
  caseId: file.id,
  status: check.status,
  can: checkCan(ctx, file, check),
})

/** @throws cases.check-act-not-open naming those that are */
async function openFor(ctx: Ctx, file: CaseRow, act: CheckAct): Promise<CheckRow> {
  const check = await getCheck(ctx, file.id)
  if (!openCheckActs(check.status).includes(act) || (act === 'state-view' && check.stated_on !== null))
    throw notOpen(check)
  return check
}

const notOpen = ({ status }: CheckRow) =>
  checkActNotOpen({ status, open: openCheckActs(status).map((act) => ({ act, title: checkActTitles[act] })) })

async function requireEvidence(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (!(await ownsFiles(ctx, ids))) throw evidenceNotYours()
}

type Turn = {
  act: keyof typeof checkArticles
  words: string
  basis?: string
  set: Partial<CheckRow> & { status: CheckStatus }
}

/** One step of the check with its line in the history and the news of it; what was reminded of is past. */
async function turn(ctx: Ctx, file: CaseRow, check: CheckRow, { act, words, basis, set }: Turn): Promise<CheckRow> {
  const next = await saveCheck(ctx, check, { reminded_at: null, overdue_told_at: null, ...set })
  await addToHistory(ctx, file, { act, article: checkArticles[act], words, facts: basis ? { basis } : {} })
  ctx.emit(checkMoved, { ...aboutCase(file), status: set.status })
  return next
}

/** Something is untrue: the holder is told what, with the evidence kept, and may state their view (行政许可法 art. 7). */
export async function reportFinding(
  ctx: Ctx,
  file: CaseRow,
  { findings, documentIds, answerDays }: { findings: string; documentIds: string[]; answerDays: number },
): Promise<CheckRow> {
  const check = await openFor(ctx, file, 'report-finding')
  // What has not been handed over has no effect yet that could be undone.
  if (file.status === 'granted') throw decisionNotDelivered()
  await requireEvidence(ctx, documentIds)
  const { on, provisional } = lastDay(await loadCalendar(ctx), ctx.today, { days: answerDays, unit: 'working-day' })
  return turn(ctx, file, check, {
    act: 'report-finding',
    words: findings,
    set: {
      status: 'hearing',
      findings,
      evidence_ids: documentIds,
      found_on: ctx.today,
      answer_days: answerDays,
      answer_by: on,
      next_on: on,
      provisional,
    },
  })
}

/** The holder says what they have to say; the body is to decide without waiting any longer. */
export async function stateView(ctx: Ctx, file: CaseRow, statement: string): Promise<CheckRow> {
  const check = await openFor(ctx, file, 'state-view')
  return turn(ctx, file, check, {
    act: 'state-view',
    words: '已提交陈述申辩意见',
    set: { status: 'hearing', sealed_statement: ctx.vault.seal(statement), stated_on: ctx.today },
  })
}

export type Conclusion = { outcome: Outcome; reason: string; basis?: string; correctBy?: string; documentIds: string[] }

/**
 * Kept, or not: then the record of it excludes from promising until repaired, and the grant is corrected by a day or undone
 * with its licence (行政许可法 art. 69).
 */
export async function conclude(ctx: Ctx, file: CaseRow, given: Conclusion): Promise<CheckRow> {
  const check = await openFor(ctx, file, 'conclude-check')
  const { outcome, reason, basis, correctBy, documentIds } = given
  const verdict = outcomeVerdict(
    {
      status: check.status,
      answerBy: check.answer_by,
      provisional: check.provisional,
      statedOn: check.stated_on,
      correctBy: check.correct_by,
    },
    outcome,
    ctx.today,
  )
  if (verdict === 'answer-open') throw answerStillOpen({ answerBy: check.answer_by })
  if (verdict === 'correction-open') throw correctionStillOpen({ correctBy: check.correct_by })
  if (verdict === 'not-open') throw notOpen(check)
  await requireEvidence(ctx, documentIds)
  const evidence_ids = [...new Set([...check.evidence_ids, ...documentIds])]
  const common = { reason, basis: basis ?? null, evidence_ids }
  if (outcome === 'kept')
    return turn(ctx, file, check, {
      act: 'conclude-check',
      words: `承诺属实：${reason}`,
      set: { ...common, status: 'kept', found_on: check.found_on ?? ctx.today, concluded_on: ctx.today },
    })
  await recordBroken(ctx, file, check, basis!)
  if (outcome === 'correct')
    return turn(ctx, file, check, {
      act: 'conclude-check',
      words: `承诺不实，责令限期整改：${reason}`,
      basis,
      set: { ...common, status: 'correcting', correct_by: correctBy!, next_on: correctBy!, provisional: false },
    })
  await markUndone(ctx, file, 'annul')
  if (file.licence_id) await withdrawLicenceOf(ctx, file.licence_id, { reason, basis: basis! })
  return turn(ctx, file, check, {
    act: 'revoke-commitment',
    words: `承诺不实，撤销决定：${reason}`,
    basis,
    set: { ...common, status: 'revoked', concluded_on: ctx.today },
  })
}

async function recordBroken(ctx: Ctx, file: CaseRow, check: CheckRow, basis: string): Promise<void> {
  const { content } = await getItemVersion(ctx, file.version_id)
  await recordBreach(ctx, {
    organId: file.organ_id,
    regionCode: file.region_code,
    maker: {
      kind: file.applicant_kind,
      id: file.applicant_id,
      name: file.applicant_name,
      identifierMasked: file.applicant_masked,
    },
    caseId: file.id,
    caseNumber: file.number,
    itemName: content.name,
    what: check.findings!,
    basis,
  })
}

/** What was ordered has been done: the grant stands; the record of the promise is repaired on its own. */
export async function confirmCorrected(
  ctx: Ctx,
  file: CaseRow,
  { reason, documentIds }: { reason: string; documentIds: string[] },
): Promise<CheckRow> {
  const check = await openFor(ctx, file, 'confirm-corrected')
  await requireEvidence(ctx, documentIds)
  return turn(ctx, file, check, {
    act: 'confirm-corrected',
    words: reason,
    set: {
      status: 'corrected',
      reason,
      evidence_ids: [...new Set([...check.evidence_ids, ...documentIds])],
      concluded_on: ctx.today,
    },
  })
}
