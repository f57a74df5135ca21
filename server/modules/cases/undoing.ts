/** Undoing a grant that has taken effect: the holder is told and heard, then it is decided, and what is owed is recorded. */
import { covers, scopeOf } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { requireSeal } from '#modules/documents/index.ts'
import { isAbove } from '#modules/organs/index.ts'
import {
  cancelLicenceOf,
  changeLicenceOf,
  describeLicences,
  recallLicenceOf,
  withdrawLicenceOf,
} from '#modules/licences/index.ts'
import { rulesOf } from './body-rules.ts'
import {
  compensationUnsaid,
  grantNotInEffect,
  groundNotOpen,
  holderNotHeard,
  licenceMovedOn,
  newTermsUnsaid,
  notADayYet,
  notAboveDecider,
  nothingOwed,
  undoingActNames,
  undoingNotOpen,
} from './contract.ts'
import { undoingMoved } from './events.ts'
import { aboutCase } from './facts.ts'
import { sealOf, whoDecided } from './handler.ts'
import { givePlaceBack } from './places.ts'
import { isApplicant } from './policy.ts'
import { lastDay } from './rules/clock.ts'
import {
  type GrantStanding,
  groundOf,
  groundsOpen,
  type UndoingAct,
  undoingActs,
  type UndoingGround,
  type UndoingKind,
} from './rules/undoing.ts'
import { type CaseRow, casesTables } from './store.ts'
import { addToHistory } from './transitions.ts'
import { getUndoing, saveUndoing, type UndoingRow, undoingsOf, undoingTables } from './undoing-store.ts'

export type UndoesAs = 'decider' | 'superior' | undefined

/** Whether the words of somebody reach the body that decided: as its own, or from another body. */
function reachesAs({ actor }: Pick<Ctx, 'actor'>, file: CaseRow): 'decider' | 'other' | undefined {
  const scope = scopeOf(actor, 'cases.undo')
  const decider = file.decider_organ_id ?? file.organ_id
  const regionCode = (file.decider_organ_id ? file.decider_region_code : file.region_code) ?? ''
  const own = actor.post?.organId
  if (actor.kind !== 'staff' || !covers(scope, { organId: decider, regionCode })) return undefined
  if (own === decider || covers(scope, { organId: decider, regionCode: '' })) return 'decider'
  return own ? 'other' : undefined
}

/**
 * As what somebody may undo a grant: the body that decided, or one above it among the bodies (行政许可法 art. 69: 作出行政许可
 * 决定的行政机关或者其上级行政机关). A reach alone makes nobody a superior: not the neighbour, nor the lower body of art. 43.
 */
export async function undoesAs(ctx: Ctx, file: CaseRow): Promise<UndoesAs> {
  const as = reachesAs(ctx, file)
  if (as !== 'other') return as
  return (await isAbove(ctx, ctx.actor.post!.organId, whoHasDecided(file))) ? 'superior' : undefined
}

const whoHasDecided = (file: CaseRow): string => file.decider_organ_id ?? file.organ_id

/** What a superior may begin is 撤销 (art. 69); 撤回, 变更 (art. 8) and 注销 (art. 70) are of the body that decided. */
export const mayBegin = (as: UndoesAs, kind: UndoingKind): boolean =>
  as === 'decider' || (as === 'superior' && kind === 'annul')

/** The policy sentence of telling: whether another body that reaches the decider is above it, the act itself says. */
export function mayTell(ctx: Pick<Ctx, 'actor'>, file: CaseRow, kind: UndoingKind): boolean {
  const as = reachesAs(ctx, file)
  return as === 'decider' || (as === 'other' && kind === 'annul')
}

/** Whoever told it goes on with it. */
function mayGoOn(ctx: Pick<Ctx, 'actor'>, as: UndoesAs, row: Pick<UndoingRow, 'by_organ_id'>): boolean {
  return row.by_organ_id === null ? as === 'decider' : as === 'superior' && ctx.actor.post?.organId === row.by_organ_id
}

/** The policy sentence of the acts on one that has been told. */
export async function mayGoOnWith(ctx: Ctx, file: CaseRow, { no }: { no: number }): Promise<boolean> {
  const as = await undoesAs(ctx, file)
  return as !== undefined && mayGoOn(ctx, as, await getUndoing(ctx, file.id, no))
}

/** Whether the decision has reached the applicant: before that nothing has taken effect. */
export const inEffect = (file: CaseRow): boolean =>
  file.granted === true && (file.status === 'delivered' || file.status === 'closed')

/** Where the grant stands, and on which grounds something may be done to it. */
export async function openGrounds(ctx: Ctx, file: CaseRow, undoings: readonly UndoingRow[]): Promise<UndoingGround[]> {
  if (!inEffect(file)) return []
  return groundsOpen(await standingOfGrant(ctx, file, undoings))
}

async function standingOfGrant(ctx: Ctx, file: CaseRow, undoings: readonly UndoingRow[]): Promise<GrantStanding> {
  return {
    undone: file.undone ?? undefined,
    running: undoings.some(({ status }) => status === 'hearing'),
    holder: file.applicant_kind,
    licence: await licenceStanding(ctx, file),
  }
}

async function licenceStanding(ctx: Ctx, file: CaseRow): Promise<GrantStanding['licence']> {
  const status = file.licence_id
    ? (await describeLicences(ctx, [file.licence_id])).get(file.licence_id)?.status
    : undefined
  if (status === undefined) return undefined
  if (status === 'expired') return 'expired'
  return status === 'valid' || status === 'suspended' || status === 'not-yet-valid' ? 'in-force' : 'ended'
}

/** What this actor may do to it now. */
export function undoingCan(
  ctx: Pick<Ctx, 'actor' | 'today'>,
  file: CaseRow,
  row: UndoingRow,
  as: UndoesAs,
): UndoingAct[] {
  return openOn(ctx, row).filter((act) => (act === 'state' ? isApplicant(ctx.actor, file) : mayGoOn(ctx, as, row)))
}

function openOn({ today }: Pick<Ctx, 'today'>, row: UndoingRow): UndoingAct[] {
  return undoingActs(
    {
      status: row.status,
      answerBy: row.answer_by ?? undefined,
      provisional: row.answer_provisional,
      stated: row.stated_on !== null,
      owed: row.compensation ?? undefined,
      paid: row.paid_on !== null,
    },
    today,
  )
}

export const undoingMovedTo = async (ctx: Ctx, file: CaseRow, row: UndoingRow) => ({
  caseId: file.id,
  no: row.no,
  can: undoingCan(ctx, file, row, await undoesAs(ctx, file)),
})

export type Intent = { kind: UndoingKind; ground: UndoingGround; reason: string; basis: string; newTerms?: string }

/**
 * Tells the holder what is intended and until when they may speak (行政许可法 art. 7); how many working days is the body's to
 * settle. What only follows from facts others have established is decided at once.
 * @throws cases.not-above-decider, cases.grant-not-in-effect, cases.ground-not-open, cases.licence-moved-on, cases.new-terms-unsaid
 */
export async function tellUndoing(ctx: Ctx, file: CaseRow, intent: Intent): Promise<UndoingRow> {
  const as = await undoesAs(ctx, file)
  if (!as) throw notAboveDecider()
  if (!inEffect(file)) throw grantNotInEffect()
  const { kind, ground, reason, basis, newTerms } = intent
  const before = await undoingsOf(ctx, file.id)
  if (before.some(({ status }) => status === 'hearing')) throw undoingNotOpen()
  if (!groundOf(ground, file.law).kinds.includes(kind)) throw groundNotOpen()
  await requireNotMovedOn(ctx, file)
  if (!(await openGrounds(ctx, file, before)).includes(ground)) throw groundNotOpen()
  if ((kind === 'change') !== (newTerms !== undefined)) throw newTermsUnsaid()
  const above = as === 'superior' ? ctx.actor.post!.organId : null
  await requireSeal(ctx, above ?? whoDecided(file), { purposes: ['notice'], act: '告知拟作出的处理' })
  const row: UndoingRow = {
    case_id: file.id,
    region_code: file.region_code,
    no: before.length + 1,
    organ_id: file.organ_id,
    by_organ_id: above,
    kind,
    ground,
    reason,
    basis,
    new_terms: newTerms ?? null,
    status: 'hearing',
    told_on: ctx.today,
    ...(await timeToSpeak(ctx, file, ground)),
    sealed_statement: null,
    stated_on: null,
    stated_to: null,
    decided_on: null,
    decision: null,
    compensation: null,
    compensation_basis: null,
    paid_on: null,
    voucher: null,
    overdue_told_at: null,
  }
  await undoingTables(ctx).insertInto('cases.undoing').values(row).execute()
  if (!groundOf(ground, file.law).heard) return carryOut(ctx, file, row, { reason })
  return note(ctx, file, row, 'tell-undoing', 'told', reason)
}

async function timeToSpeak(ctx: Ctx, file: CaseRow, ground: UndoingGround) {
  if (!groundOf(ground, file.law).heard) return { answer_days: null, answer_by: null, answer_provisional: false }
  const { answer_days } = await rulesOf(ctx, file.organ_id)
  const { on, provisional } = lastDay(await loadCalendar(ctx), ctx.today, { days: answer_days, unit: 'working-day' })
  return { answer_days, answer_by: on, answer_provisional: provisional }
}

/** @param writtenDownBy the clerk, where the holder spoke at the counter */
export async function stateOn(
  ctx: Ctx,
  file: CaseRow,
  { no, statement }: { no: number; statement: string },
  writtenDownBy?: string,
): Promise<UndoingRow> {
  const row = await openFor(ctx, file, no, writtenDownBy ? 'record-statement' : 'state')
  const stated = { sealed_statement: ctx.vault.seal(statement), stated_on: ctx.today, stated_to: writtenDownBy ?? null }
  const next = await saveUndoing(ctx, row, stated)
  return note(ctx, file, next, 'state-on-undoing', 'stated', '已提交陈述申辩意见')
}

type Decision = { reason: string; compensation?: { amount: number; basis: string } }

/**
 * Once the holder was heard, or the time told has passed: the grant and its licence are undone, and what is owed is said.
 * @throws cases.holder-not-heard, cases.compensation-unsaid, cases.nothing-owed, cases.licence-moved-on
 */
export async function decideUndoing(ctx: Ctx, file: CaseRow, no: number, decision: Decision): Promise<UndoingRow> {
  const row = await getUndoing(ctx, file.id, no)
  if (row.status === 'hearing' && !openOn(ctx, row).includes('decide'))
    throw holderNotHeard({ answerBy: row.answer_by })
  const { owed } = groundOf(row.ground, file.law)
  if (owed === '补偿' && !decision.compensation) throw compensationUnsaid()
  if (!owed && decision.compensation) throw nothingOwed()
  return carryOut(ctx, file, await openFor(ctx, file, no, 'decide'), decision)
}

async function carryOut(
  ctx: Ctx,
  file: CaseRow,
  row: UndoingRow,
  { reason, compensation }: Decision,
): Promise<UndoingRow> {
  await requireNotMovedOn(ctx, file)
  await requireSeal(ctx, row.by_organ_id ?? whoDecided(file), { purposes: ['decision'], act: '作出处理决定' })
  const licenceId = await undoLicence(ctx, file, row)
  await markUndone(ctx, file, row.kind, licenceId)
  const next = await saveUndoing(ctx, row, {
    status: 'decided',
    decided_on: ctx.today,
    decision: reason,
    compensation: compensation?.amount ?? null,
    compensation_basis: compensation?.basis ?? null,
  })
  return note(ctx, file, next, 'decide-undoing', 'decided', reason)
}

/** From now on the case says that its grant was undone. */
export async function markUndone(
  ctx: Ctx,
  file: CaseRow,
  undone: UndoingKind,
  licenceId: string | null = file.licence_id,
): Promise<void> {
  await casesTables(ctx)
    .updateTable('cases.case_file')
    .set({ undone, licence_id: licenceId })
    .where('id', '=', file.id)
    .where('region_code', '=', file.region_code)
    .execute()
  await givePlaceBack(ctx, file, undone, licenceId)
}

/** The licence goes the way of its grant. @returns the licence the case has from now on */
async function undoLicence(ctx: Ctx, file: CaseRow, row: UndoingRow): Promise<string | null> {
  const { licence_id: licenceId } = file
  if (!licenceId) return null
  const why = { reason: row.reason, basis: `${groundOf(row.ground, file.law).article}；${row.basis}` }
  if (row.kind === 'annul') await withdrawLicenceOf(ctx, licenceId, why)
  if (row.kind === 'recall') await recallLicenceOf(ctx, licenceId, why)
  if (row.kind === 'cancel') await cancelLicenceOf(ctx, licenceId, why)
  if (row.kind !== 'change') return licenceId
  const { use } = await sealOf(ctx, file, 'decision')
  const changed = { caseId: file.id, terms: row.new_terms!, use: { act: '变更', ...use } }
  return changeLicenceOf(ctx, licenceId, changed)
}

/** The matter ends with the grant as it was. */
export async function dropUndoing(ctx: Ctx, file: CaseRow, no: number, reason: string): Promise<UndoingRow> {
  const row = await openFor(ctx, file, no, 'drop')
  const next = await saveUndoing(ctx, row, { status: 'dropped', decided_on: ctx.today, decision: reason })
  return note(ctx, file, next, 'drop-undoing', 'dropped', reason)
}

/** @throws cases.payment-day */
export async function payCompensation(
  ctx: Ctx,
  file: CaseRow,
  { no, paidOn, voucher }: { no: number; paidOn: string; voucher: string },
): Promise<UndoingRow> {
  const row = await openFor(ctx, file, no, 'pay')
  if (paidOn < row.decided_on! || paidOn > ctx.today) throw notADayYet()
  const next = await saveUndoing(ctx, row, { paid_on: paidOn, voucher })
  return note(ctx, file, next, 'pay-compensation', 'paid', `${paidOn} 支付，凭证号 ${voucher}`)
}

/** @throws cases.undoing-not-open naming the acts that are */
async function openFor(ctx: Ctx, file: CaseRow, no: number, act: UndoingAct): Promise<UndoingRow> {
  const row = await getUndoing(ctx, file.id, no)
  const open = openOn(ctx, row)
  if (!open.includes(act))
    throw undoingNotOpen({ open: open.map((one) => ({ act: one, title: undoingActNames[one] })) })
  return row
}

/** A licence issued anew belongs to the case that issued it. */
async function requireNotMovedOn(ctx: Ctx, file: CaseRow): Promise<void> {
  if (!file.licence_id) return
  const licence = (await describeLicences(ctx, [file.licence_id])).get(file.licence_id)
  if (licence?.status === 'superseded') throw licenceMovedOn({ licenceId: file.licence_id })
}

type Turn = 'told' | 'stated' | 'decided' | 'dropped' | 'paid'

/** Its line in the history of the case, and the news of it. */
async function note(
  ctx: Ctx,
  file: CaseRow,
  row: UndoingRow,
  act: string,
  turn: Turn,
  words: string,
): Promise<UndoingRow> {
  const article =
    turn === 'told' || turn === 'stated'
      ? `《行政许可法》第七条；${groundOf(row.ground, file.law).article}`
      : groundOf(row.ground, file.law).article
  await addToHistory(ctx, file, { act, article, words, facts: { undoing: row.kind, no: row.no, basis: row.basis } })
  ctx.emit(undoingMoved, { ...aboutCase(file), no: row.no, kind: row.kind, turn })
  return row
}
