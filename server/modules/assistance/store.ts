import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { askedVia, helpKinds, proofs, RequestState, ways } from './contract.ts'

export type RequestRow = {
  id: string
  region_code: string
  hall_id: string
  organ_id: string
  applicant_kind: 'person' | 'enterprise' | null
  applicant_id: string | null
  asked_by: string | null
  name: string
  sealed_phone: string
  phone_masked: string
  sealed_address: string | null
  asked_via: keyof typeof askedVia
  way: keyof typeof ways
  item_id: string | null
  wish: string
  state: RequestState
  asked_at: Date
  due_on: string
  helper_id: string | null
  helper_name: string | null
  kind: keyof typeof helpKinds | null
  case_id: string | null
  case_number: string | null
  proof: keyof typeof proofs | null
  proof_ids: string[]
  mandate_ids: string[]
  confirmed_at: Date | null
  refused_words: string | null
  outcome: string | null
  ended_at: Date | null
}

export const assistanceTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'assistance.request': RequestRow }>(ctx)

/** Held until the end of the act. @throws notFound */
export async function lockRequest(ctx: Ctx, id: string): Promise<RequestRow> {
  const row = await assistanceTables(ctx)
    .selectFrom('assistance.request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}

export async function findRequest(ctx: Ctx, id: string): Promise<RequestRow | undefined> {
  return assistanceTables(ctx).selectFrom('assistance.request').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function changeRequest(ctx: Ctx, id: string, set: Partial<RequestRow>): Promise<void> {
  await assistanceTables(ctx).updateTable('assistance.request').set(set).where('id', '=', id).execute()
}
