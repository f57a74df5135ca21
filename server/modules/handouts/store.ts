import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { HandoutState, Recipient, TrackingCode, Way } from './contract.ts'

export type HandoutRow = {
  case_id: string
  region_code: string
  organ_id: string
  case_number: string
  item_name: string
  applicant_kind: 'person' | 'enterprise'
  applicant_id: string
  applicant_name: string
  granted: boolean | null
  state: HandoutState
  way: Way | null
  recipient: string | null
  recipient_masked: string | null
  decided_on: string | null
  delivery_due: string | null
  pickup_code: string | null
  wrong_codes: number
  reminded: number
  remind_on: string | null
  shipment_id: string | null
  tracking: string | null
  booked_at: Date | null
  asked_at: Date | null
  asks: number
  failure: string | null
  taken_by: string | null
  ended_at: Date | null
  updated_at: Date
}

export type TrackingRow = {
  case_id: string
  shipment_id: string
  code: TrackingCode
  at: Date
  place: string | null
  signer: string | null
}

type RuleRow = { organ_id: string; first_days: number; again_days: number; settled_by: string; settled_at: Date }

type HandoutTables = {
  'handouts.handout': HandoutRow
  'handouts.tracking_event': TrackingRow
  'handouts.reminder_rule': RuleRow
}

export const handoutTables = (ctx: Pick<Ctx, 'db'>) => tables<HandoutTables>(ctx)

export async function findHandout(ctx: Ctx, caseId: string): Promise<HandoutRow | undefined> {
  return handoutTables(ctx).selectFrom('handouts.handout').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** @throws notFound */
export async function lockHandout(ctx: Ctx, caseId: string): Promise<HandoutRow> {
  const row = await handoutTables(ctx)
    .selectFrom('handouts.handout')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ caseId })
  return row
}

export async function changeHandout(ctx: Ctx, caseId: string, change: Partial<HandoutRow>): Promise<void> {
  await handoutTables(ctx)
    .updateTable('handouts.handout')
    .set({ ...change, updated_at: ctx.now })
    .where('case_id', '=', caseId)
    .execute()
}

export const openRecipient = (ctx: Ctx, sealed: string): Recipient => JSON.parse(ctx.vault.open(sealed)) as Recipient

/** Every event told of the case's present shipment, in its order. */
export async function trackingOf(ctx: Ctx, caseId: string): Promise<TrackingRow[]> {
  return handoutTables(ctx)
    .selectFrom('handouts.tracking_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('code')
    .execute()
}

const USUAL = { first_days: 5, again_days: 10 }

export async function ruleOf(ctx: Ctx, organId: string): Promise<Pick<RuleRow, 'first_days' | 'again_days'>> {
  const row = await handoutTables(ctx)
    .selectFrom('handouts.reminder_rule')
    .select(['first_days', 'again_days'])
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  return row ?? USUAL
}
