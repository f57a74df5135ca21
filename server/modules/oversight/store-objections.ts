import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { Ledger, Outcome, OwnObjection } from './contract-objections.ts'

export type ObjectionRow = {
  id: string
  ledger: Ledger
  use_id: string
  thing_id: string
  thing_title: string
  organ_id: string | null
  region_code: string
  used_by: string
  purpose: string
  used_at: Date
  holder_kind: 'person' | 'enterprise'
  holder_id: string
  words: string
  raised_at: Date
  /** The account. */
  raised_by: string
  answer_due: string
  reminded_on: string | null
  outcome: Outcome | null
  answer: string | null
  answered_at: Date | null
  answered_by_name: string | null
}

export const objectionTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'oversight.objection': ObjectionRow }>(ctx)

/** Held until the transaction ends. @throws notFound */
export async function lockObjection(ctx: Ctx, id: string): Promise<ObjectionRow> {
  const row = await objectionTables(ctx)
    .selectFrom('oversight.objection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ objectionId: id })
  return row
}

export function objectionOf(row: ObjectionRow): OwnObjection {
  return {
    id: row.id,
    ledger: row.ledger,
    useId: row.use_id,
    thingId: row.thing_id,
    thingTitle: row.thing_title,
    usedBy: row.used_by,
    purpose: row.purpose,
    usedAt: row.used_at.toISOString(),
    words: row.words,
    raisedAt: row.raised_at.toISOString(),
    answerDue: row.answer_due,
    outcome: row.outcome ?? undefined,
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at?.toISOString(),
  }
}
