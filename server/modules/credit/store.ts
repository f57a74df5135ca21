import { sql } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { BreachStatus, RequestKind } from './contract.ts'

export type BreachRow = {
  id: string
  region_code: string
  organ_id: string
  applicant_kind: 'person' | 'enterprise'
  applicant_id: string
  applicant_name: string
  applicant_masked: string
  case_id: string
  case_number: string
  item_name: string
  what: string
  basis: string
  recorded_on: string
  recorded_by: string
  status: BreachStatus
  settled_on: string | null
  published: boolean
}

export type RequestRow = {
  id: string
  breach_id: string
  kind: RequestKind
  statement: string
  document_ids: string[]
  made_at: Date
  made_by: string
  outcome: 'granted' | 'refused' | null
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
}

type CreditTables = { 'credit.breach': BreachRow; 'credit.request': RequestRow }
export const creditTables = (ctx: Pick<Ctx, 'db'>) => tables<CreditTables>(ctx)

/** The record, held until the transaction ends. @throws notFound */
export async function lockBreach(ctx: Ctx, id: string): Promise<BreachRow> {
  const row = await creditTables(ctx)
    .selectFrom('credit.breach')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ id })
  return row
}

export async function breachesOf(
  ctx: Pick<Ctx, 'db'>,
  { kind, id }: { kind: 'person' | 'enterprise'; id: string },
): Promise<BreachRow[]> {
  return creditTables(ctx)
    .selectFrom('credit.breach')
    .selectAll()
    .where('applicant_kind', '=', kind)
    .where('applicant_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
}

export async function requestsOf(ctx: Pick<Ctx, 'db'>, breachIds: readonly string[]): Promise<RequestRow[]> {
  if (breachIds.length === 0) return []
  const { rows } = await sql<RequestRow>`
    select * from credit.request where breach_id = any(${[...breachIds]}::uuid[]) order by id`.execute(ctx.db)
  return rows
}
