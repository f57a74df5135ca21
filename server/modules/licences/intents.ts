/** What a body means to do to a licence, told to its holder before it is done; the decision is an act of its own. */
import type { Generated } from 'kysely'
import type { OutputOf } from '#kernel/contract.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { addWorkingDays, loadCalendar } from '#modules/calendar/index.ts'
import { requireSeal, type SealPurpose } from '#modules/documents/index.ts'
import {
  actNotOpen,
  groundNotOpen,
  harsherThanTold,
  hearingUnsaid,
  holderNotHeard,
  intentNotOpen,
  intentTitles,
  type myLicence,
  suspensionDaysMissing,
} from './contract.ts'
import { intentMoved, licenceLetterDue } from './events.ts'
import { standingToday } from './find.ts'
import { isHolder, mayManage } from './policy.ts'
import {
  articleOf,
  type CancelGround,
  cancelGrounds,
  cancelGroundsOf,
  type IntentAct,
  intentActs,
  type IntentMove,
  intentMoves,
  type IntentStatus,
  isPenalty,
  LEAST_ANSWER_DAYS,
  suspendedDays,
} from './rules/intent.ts'
import { type LetterKind, provenKind } from './rules/letter-kinds.ts'
import { openActs, statusAfter } from './rules/licence-status.ts'
import type { Grounds } from './status-change.ts'
import type { LicenceRow } from './store.ts'

export type IntentRow = {
  licence_id: string
  organ_id: string
  no: number
  act: IntentAct
  ground: CancelGround | null
  reason: string
  basis: string
  status: IntentStatus
  told_on: string
  answer_by: string
  sealed_statement: string | null
  stated_on: string | null
  stated_to: string | null
  asks_hearing: boolean
  ended_on: string | null
  decision: string | null
  /** Of a suspension: as told, and once decided as decided. */
  days: number | null
  /** The change of status that decided it. */
  decided_as: number | null
  overdue_told_at: Date | null
}

export type LetterRow = {
  id: string
  licence_id: string
  organ_id: string
  kind: LetterKind
  no: number
  title: string
  number: string
  document_id: string
  file_id: string
  issued_at: Date
  /** The body's own wording it was made from; null: the built-in text. */
  template_id: string | null
  opened_at: Date | null
  opened_by_name: string | null
  served_at: Date | null
  served_way: 'counter' | 'post' | null
  served_to: string | null
  served_tracking: string | null
  served_by_name: string | null
}
type Later = 'opened_at' | 'opened_by_name' | Extract<keyof LetterRow, `served_${string}`>
/** Due while the seal may not be used. */
export type WaitingRow = Pick<LetterRow, 'licence_id' | 'kind' | 'no' | 'organ_id'> & {
  purpose: SealPurpose
  since: Date
}
type StoredLetter = Omit<LetterRow, Later> & { [K in Later]: Generated<LetterRow[K]> }

export const intentTables = (ctx: Pick<Ctx, 'db'>) =>
  tables<{ 'licences.intent': IntentRow; 'licences.letter': StoredLetter; 'licences.letter_waiting': WaitingRow }>(ctx)

export async function intentsOf(ctx: Ctx, licenceId: string): Promise<IntentRow[]> {
  return intentTables(ctx)
    .selectFrom('licences.intent')
    .selectAll()
    .where('licence_id', '=', licenceId)
    .orderBy('no')
    .execute()
}

/** @throws notFound */
export async function getIntent(ctx: Ctx, licenceId: string, no: number): Promise<IntentRow> {
  const row = (await intentsOf(ctx, licenceId)).find((one) => one.no === no)
  if (!row) throw notFound({ licenceId, no })
  return row
}

/** The grounds of art. 70 on which it may be struck off: at once, or after its holder was heard. What a case granted is struck off there. */
export function cancelChoices(ctx: Pick<Ctx, 'today'>, licence: LicenceRow) {
  if (licence.case_id || !statusAfter(licence.status, 'cancel')) return []
  const status = standingToday(ctx, licence)
  return cancelGroundsOf({ status, holder: licence.holder_kind }).map((ground) => ({
    ground,
    ...cancelGrounds[ground],
  }))
}

const heardOn = (ctx: Pick<Ctx, 'today'>, licence: LicenceRow) =>
  cancelChoices(ctx, licence).filter(({ heard }) => heard)

/** What may be told now: nothing while one runs, and of what a case granted only the penalties, which no case imposes. */
export function tellable(ctx: Pick<Ctx, 'today'>, licence: LicenceRow, rows: readonly IntentRow[]): IntentAct[] {
  if (rows.some(({ status }) => status === 'hearing')) return []
  return intentActs.filter((act) => {
    if (act === 'cancel') return heardOn(ctx, licence).length > 0
    return statusAfter(licence.status, act) && (isPenalty(act) || !licence.case_id)
  })
}

export type Intent = {
  act: IntentAct
  ground?: CancelGround
  reason: string
  basis: string
  days?: number
  answerDays?: number
}

/** @throws licences.intent-not-open, licences.ground-not-open, documents.seal-suspended */
export async function tell(ctx: Ctx, licence: LicenceRow, intent: Intent): Promise<IntentRow> {
  const { act, ground, reason, basis, days, answerDays = LEAST_ANSWER_DAYS } = intent
  const before = await intentsOf(ctx, licence.id)
  if (!tellable(ctx, licence, before).includes(act)) throw intentNotOpen({ status: licence.status })
  const fits = act === 'cancel' ? heardOn(ctx, licence).some((one) => one.ground === ground) : ground === undefined
  if (!fits) throw groundNotOpen({ ground })
  if (act === 'suspend' && days === undefined) throw suspensionDaysMissing()
  await requireSeal(ctx, licence.organ_id, { purposes: ['notice'], act: '告知拟作出的处理' })
  const row: IntentRow = {
    licence_id: licence.id,
    organ_id: licence.organ_id,
    no: before.length + 1,
    act,
    ground: ground ?? null,
    reason,
    basis,
    status: 'hearing',
    told_on: ctx.today,
    answer_by: addWorkingDays(await loadCalendar(ctx), ctx.today, answerDays).dueOn,
    sealed_statement: null,
    stated_on: null,
    stated_to: null,
    asks_hearing: false,
    ended_on: null,
    decision: null,
    days: act === 'suspend' ? (days ?? null) : null,
    decided_as: null,
    overdue_told_at: null,
  }
  await intentTables(ctx).insertInto('licences.intent').values(row).execute()
  ctx.emit(licenceLetterDue, { licenceId: licence.id, of: 'notice', no: row.no })
  return moved(ctx, row, 'told')
}

type Said = { no: number; statement: string; asksHearing?: boolean }

/** @param writtenDownBy the clerk, where the holder spoke at the counter */
export async function state(ctx: Ctx, licence: LicenceRow, said: Said, writtenDownBy?: string): Promise<IntentRow> {
  const row = await openFor(ctx, licence, said.no, writtenDownBy ? 'record-statement' : 'state')
  const next = await save(ctx, row, {
    sealed_statement: ctx.vault.seal(said.statement),
    stated_on: ctx.today,
    stated_to: writtenDownBy ?? null,
    asks_hearing: row.act === 'revoke' && said.asksHearing === true,
  })
  return moved(ctx, next, 'stated')
}

export async function drop(ctx: Ctx, licence: LicenceRow, no: number, reason: string): Promise<IntentRow> {
  const row = await openFor(ctx, licence, no, 'drop')
  return moved(ctx, await save(ctx, row, { status: 'dropped', ended_on: ctx.today, decision: reason }), 'dropped')
}

export type Decision = { reason: string; hearing?: { on: string; record: string }; days?: number }

/**
 * Ends what was told with its decision, once the holder has spoken or the time has passed.
 * @returns what the register says of it: the facts told, the article, and what the body named beside it
 * @throws licences.act-not-open, licences.holder-not-heard, licences.hearing-unsaid, licences.harsher-than-told, documents.seal-suspended
 */
export async function decideHeard(
  ctx: Ctx,
  licence: LicenceRow,
  act: IntentAct,
  { reason, hearing, days }: Decision,
): Promise<Grounds & { days?: number }> {
  if (!statusAfter(licence.status, act)) throw actNotOpen({ status: licence.status, open: openActs(licence.status) })
  const running = (await intentsOf(ctx, licence.id)).find(({ status }) => status === 'hearing')
  if (running?.act !== act || !movesOf(ctx, running).includes('decide'))
    throw holderNotHeard({ answerBy: running?.answer_by })
  if (running.asks_hearing && !hearing) throw hearingUnsaid()
  const term = running.days === null ? undefined : suspendedDays(running.days, days)
  if (running.days !== null && term === undefined) throw harsherThanTold({ told: running.days })
  await requireSeal(ctx, licence.organ_id, { purposes: ['decision'], act: '作出处理决定' })
  const heard = hearing ? `${hearing.on} 听证，笔录要点：${hearing.record}。` : ''
  await save(ctx, running, {
    status: 'decided',
    ended_on: ctx.today,
    decision: heard + reason,
    days: term ?? null,
    decided_as: licence.changes + 1,
  })
  const article = articleOf(act, running.ground ?? undefined)
  return { reason: running.reason, basis: `${article}；${running.basis}`, days: term }
}

async function save(ctx: Ctx, row: IntentRow, set: Partial<IntentRow>): Promise<IntentRow> {
  await intentTables(ctx)
    .updateTable('licences.intent')
    .set(set)
    .where('licence_id', '=', row.licence_id)
    .where('no', '=', row.no)
    .execute()
  return { ...row, ...set }
}

export async function noteReminded(ctx: Ctx, row: IntentRow): Promise<void> {
  await save(ctx, row, { overdue_told_at: ctx.now })
}

function moved(ctx: Ctx, row: IntentRow, turn: 'told' | 'stated' | 'dropped'): IntentRow {
  ctx.emit(intentMoved, { licenceId: row.licence_id, no: row.no, turn })
  return row
}

const movesOf = ({ today }: Pick<Ctx, 'today'>, row: IntentRow): IntentMove[] =>
  intentMoves({ status: row.status, answerBy: row.answer_by, stated: row.stated_on !== null }, today)

/** @throws licences.intent-not-open */
async function openFor(ctx: Ctx, licence: LicenceRow, no: number, move: IntentMove): Promise<IntentRow> {
  const row = await getIntent(ctx, licence.id, no)
  const open = movesOf(ctx, row)
  if (!open.includes(move)) throw intentNotOpen({ open })
  return row
}

export function intentCan(ctx: Pick<Ctx, 'actor' | 'today'>, licence: LicenceRow, row: IntentRow): IntentMove[] {
  return movesOf(ctx, row).filter((move) => (move === 'state' ? isHolder(ctx.actor, licence) : mayManage(ctx, licence)))
}

export const movedTo = (ctx: Ctx, licence: LicenceRow, row: IntentRow) => ({
  id: licence.id,
  no: row.no,
  can: intentCan(ctx, licence, row),
})

const statusTitles = { hearing: '听取陈述申辩', decided: '已决定', dropped: '不再处理' } as const

type Parts = Pick<OutputOf<typeof myLicence>, 'intents' | 'letters'>

/** What the pages of holder and body tell of it. */
export async function heardFirst(ctx: Ctx, licence: LicenceRow): Promise<Parts> {
  const rows = await intentsOf(ctx, licence.id)
  const letters = await intentTables(ctx)
    .selectFrom('licences.letter')
    .selectAll()
    .where('licence_id', '=', licence.id)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return {
    intents: rows.map((row) => ({
      no: row.no,
      act: row.act,
      actTitle: intentTitles[row.act],
      ground: row.ground ?? undefined,
      groundTitle: row.ground ? cancelGrounds[row.ground].title : undefined,
      article: articleOf(row.act, row.ground ?? undefined),
      days: row.days ?? undefined,
      reason: row.reason,
      basis: row.basis,
      status: row.status,
      statusTitle: statusTitles[row.status],
      toldOn: row.told_on,
      answerBy: row.answer_by,
      statement: row.sealed_statement ? ctx.vault.open(row.sealed_statement) : undefined,
      statedOn: row.stated_on ?? undefined,
      statedTo: row.stated_to ?? undefined,
      asksHearing: row.asks_hearing,
      endedOn: row.ended_on ?? undefined,
      decision: row.decision ?? undefined,
      can: intentCan(ctx, licence, row),
    })),
    letters: letters.map((one) => ({
      id: one.id,
      title: one.title,
      number: one.number,
      proof: provenKind(one.kind) !== undefined,
      issuedAt: one.issued_at.toISOString(),
      documentId: one.document_id,
      openedAt: one.opened_at?.toISOString(),
      served: one.served_at
        ? {
            at: one.served_at.toISOString(),
            way: one.served_way!,
            to: one.served_to ?? one.served_tracking ?? '',
            by: one.served_by_name!,
          }
        : undefined,
    })),
  }
}
