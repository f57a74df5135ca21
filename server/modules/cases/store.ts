import { type Generated, sql } from 'kysely'
import type { MaterialUseRow } from './reuse-store.ts'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { LiveStep } from '#modules/routes/index.ts'
import type { EventFacts } from './event-facts.ts'
import type { CaseFilter, CaseSort, LawKind, ProcedureKind, Status } from './contract.ts'
import type { HearingState } from './rules/case-status.ts'
import type { Phase } from './rules/clock.ts'
import type { UndoingKind } from './rules/undoing.ts'

export type { EventFacts } from './event-facts.ts'
/** `due_on` while nothing is due of the body. */
export const NEVER = '9999-12-31'
/** A case as acts and policies read it. */
export type CaseRow = CaseColumns & {
  /** The steps of its route on which something may be done; loaded while the case is in hand (`withSteps`). */
  steps?: readonly LiveStep[]
}

type CaseColumns = {
  id: string
  region_code: string
  organ_id: string
  /** In whose name it is handled, when the handling body was entrusted with it. */
  principal_organ_id: string | null
  /** The body that decided, where it is another than the one that handles the case. */
  decider_organ_id: string | null
  decider_region_code: string | null
  number: string
  query_code: string
  item_id: string
  version_id: string
  law: LawKind
  handling: 'instant' | 'promised'
  channel: 'online' | 'window'
  applicant_kind: 'person' | 'enterprise'
  applicant_id: string
  applicant_name: string
  applicant_masked: string
  applicant_tail: string
  agent_name: string | null
  filed_by: string
  sealed_values: string
  situation: Record<string, string>
  sealed_phone: string | null
  status: Status
  correction_asked: boolean
  filed_at: Date
  received_on: string
  acceptance_due: string
  accepted_on: string | null
  deemed: boolean
  statutory_due: string | null
  promised_due: string | null
  decided_at: Date | null
  granted: boolean | null
  delivery_due: string | null
  closed_at: Date | null
  due_on: string
  provisional: boolean
  calendar_version: string
  licence_id: string | null
  handler_id: string | null
  handler_name: string | null
  /** The one extension has been used. */
  extended: boolean
  /** The last day told of the special procedure that runs. */
  special_until: string | null
  /** A no that waits for a superior, of another body where one is named, or was overturned by one. */
  countersign: 'refusal-proposed' | 'refusal-overturned' | 'denial-proposed' | null
  countersign_organ_id: string | null
  /** The licence that the application is about, and its last day where it is renewed in time. */
  concerns: 'change' | 'renew' | null
  concerns_licence_id: string | null
  renew_by: string | null
  /** How far a hearing has come; null: none. */
  hearing: HearingState | null
  /** The item wants a site check before the decision, and there is none yet. */
  site_check_open: boolean
  /** Accepted into the row for one of a limited number of places (art. 57). */
  in_row: boolean
  /** How many promised materials are still to come. */
  deferred_open: number
  /** Filed with a promise (告知承诺). */
  committed: boolean
  /** How the grant was undone (行政许可法 art. 8, 69, 70). */
  undone: UndoingKind | null
  /** Other bodies that have had a step of it, or were asked about one. */
  joint_organs: string[]
  events: number
  /** 满意度, 1 the best to 5. */
  satisfaction: number | null
  updated_at: Date
}

export type EventRow = {
  case_id: string
  region_code: string
  no: number
  act: string
  status: Status
  at: Date
  actor_kind: string
  actor_id: string
  actor_name: string
  post_title: string | null
  article: string
  words: string | null
  facts: EventFacts
}

export type IntervalRow = {
  case_id: string
  region_code: string
  no: number
  phase: Phase
  counted: boolean
  from_on: string
  to_on: string | null
  planned_to: string | null
  adds: number
  why: string
  article: string
}

/** On which occasion materials were handed in. */
export type Occasion = 'filing' | 'correction' | 'on-the-spot' | 'deferred'

export type MaterialRow = {
  case_id: string
  region_code: string
  round: number
  occasion: Occasion
  key: string
  how: 'document' | 'licence' | 'fact' | 'promise' | 'paper' | 'commitment'
  document_ids: string[]
  licence_id: string | null
  licence_number: string | null
  /** Name in the directory of facts. */
  fact: string | null
}

export type CorrectionItem = { kind: 'material' | 'field'; key: string; name: string; problem: string }

export type CorrectionRow = {
  case_id: string
  region_code: string
  items: CorrectionItem[]
  note: string | null
  asked_at: Date
  answered_at: Date | null
  /** Working days told for the answer, their last and on what ground, where the body has settled it. */
  answer_days: number | null
  answer_by: string | null
  answer_basis: string | null
  sealed_before: string | null
}

export type ProcedureRow = {
  case_id: string
  region_code: string
  no: number
  kind: ProcedureKind
  reason: string
  basis: string
  days: number
  begun_at: Date
  begun_on: string
  planned_to: string
  ended_at: Date | null
  ended_on: string | null
  result: string | null
}

export type DeferredRow = {
  case_id: string
  region_code: string
  key: string
  name: string
  days: number
  told_on: string
  due_on: string
  remind_on: string
  provisional: boolean
  reminded_at: Date | null
  supplied_on: string | null
  dropped_at: Date | null
  missed: boolean
  /** What was told to follow when it does not come, and on which rule. */
  consequence: 'terminate' | 'withdraw'
  basis: string | null
}

export type BodyRuleRow = {
  organ_id: string
  region_code: string
  correction_days: number | null
  correction_basis: string | null
  deferral_missed: 'terminate' | 'withdraw'
  deferral_basis: string | null
  /** A denial waits for a superior's countersign. */
  denial_countersigned: boolean
  /** Who examined does not decide. */
  two_people: boolean
  /** How often a called hearing may be put off. */
  hearing_put_offs: number
  /** Working days to be heard before a grant is undone. */
  answer_days: number
  settled_at: Date
  settled_by: string
}

export type LetterKind =
  | 'correction'
  | 'acceptance'
  | 'non-acceptance'
  | 'special'
  | 'extension'
  | 'termination'
  | 'grant'
  | 'denial'
  | 'delivery'
  | 'promise'
  | 'check-finding'
  | 'correction-order'
  | 'revocation'
  | 'hearing-right'
  | 'hearing-notice'
  | 'hearing-put-off'
  | 'undoing-notice'
  | 'annulment'
  | 'recall'
  | 'change'
  | 'cancellation'
  | 'interested-party'
  | 'prolongation'
  | 'receipt'

export type LetterRow = {
  id: string
  case_id: string
  region_code: string
  kind: LetterKind
  /** Tells the letters of several special procedures apart; 1 otherwise. */
  no: number
  title: string
  number: string
  document_id: string
  file_id: string
  issued_at: Date
  /** The body's own wording it was made from; null: the built-in text. */
  template_id: string | null
  organ_id: string
  /** The applicant opened it in the portal. */
  opened_at: Date | null
  opened_by_name: string | null
  /** It was served in another way. */
  served_at: Date | null
  served_way: 'counter' | 'post' | null
  served_to: string | null
  served_tracking: string | null
  served_by_name: string | null
  about_letter: string | null
}
type LetterLater = 'opened_at' | 'opened_by_name' | 'about_letter' | Extract<keyof LetterRow, `served_${string}`>
type StoredLetter = Omit<LetterRow, LetterLater> & { [K in LetterLater]: Generated<LetterRow[K]> }

type ServiceRuleRow = { organ_id: string; days: number; settled_by: string; settled_at: Date }
export type SavedFilterRow = {
  id: string
  region_code: string
  organ_id: string
  owner_id: string
  owner_name: string
  name: string
  shared: boolean
  filter: CaseFilter
  sort: CaseSort
  saved_at: Date
}

type CasesTables = {
  'cases.case_file': CaseColumns
  'cases.case_event': EventRow
  'cases.interval': IntervalRow
  'cases.material': MaterialRow
  'cases.material_use': MaterialUseRow
  'cases.correction': CorrectionRow
  'cases.special_procedure': ProcedureRow
  'cases.deferred': DeferredRow
  'cases.body_rule': BodyRuleRow
  'cases.letter': StoredLetter
  'cases.service_rule': ServiceRuleRow
  'cases.saved_filter': SavedFilterRow
}

export const casesTables = (ctx: Pick<Ctx, 'db'>) => tables<CasesTables>(ctx)

export async function findCase(ctx: Pick<Ctx, 'db'>, id: string): Promise<CaseRow | undefined> {
  return casesTables(ctx).selectFrom('cases.case_file').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findCaseByNumber(ctx: Pick<Ctx, 'db'>, number: string): Promise<CaseRow | undefined> {
  return casesTables(ctx).selectFrom('cases.case_file').selectAll().where('number', '=', number).executeTakeFirst()
}

export async function eventsOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<EventRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.case_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
}

export async function ledgerOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<IntervalRow[]> {
  return casesTables(ctx).selectFrom('cases.interval').selectAll().where('case_id', '=', caseId).orderBy('no').execute()
}

export async function materialsOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<MaterialRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.material')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('round')
    .execute()
}

export async function correctionOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<CorrectionRow | undefined> {
  return casesTables(ctx).selectFrom('cases.correction').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function proceduresOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<ProcedureRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.special_procedure')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
}

export async function deferredOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<DeferredRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.deferred')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_on')
    .orderBy('key')
    .execute()
}

export async function lettersOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<LetterRow[]> {
  return casesTables(ctx)
    .selectFrom('cases.letter')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('issued_at')
    .execute()
}

/** The form of the case as it stands now. */
export function openValues(ctx: Pick<Ctx, 'vault'>, sealed: string): Record<string, unknown> {
  return JSON.parse(ctx.vault.open(sealed)) as Record<string, unknown>
}

export function sealValues(ctx: Pick<Ctx, 'vault'>, values: Record<string, unknown>): string {
  return ctx.vault.seal(JSON.stringify(values))
}

/** Adds the materials of one more round, in one statement. */
export async function insertMaterials(
  ctx: Ctx,
  file: CaseRow,
  occasion: Occasion,
  materials: readonly NewMaterial[],
): Promise<void> {
  if (materials.length === 0) return
  await sql`
    insert into cases.material (case_id, region_code, round, occasion, key, how, document_ids, licence_id, licence_number, fact)
    select ${file.id}, ${file.region_code}, (select coalesce(max(round), 0) + 1 from cases.material where case_id = ${file.id}),
           ${occasion}, m.* from ${materialRows(materials)}`.execute(ctx.db)
}

export type NewMaterial = Pick<MaterialRow, 'key' | 'how' | 'document_ids' | 'licence_id' | 'licence_number' | 'fact'>

export function materialRows(materials: readonly NewMaterial[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(materials)}::jsonb)
    as m (key text, how text, document_ids uuid[], licence_id uuid, licence_number text, fact text)`
}
