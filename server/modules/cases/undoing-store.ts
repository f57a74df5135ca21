/** Rows of grants that were undone, or are about to be. */
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { UndoingGround, UndoingKind, UndoingStatus } from './rules/undoing.ts'

export type UndoingRow = {
  case_id: string
  region_code: string
  no: number
  organ_id: string
  /** The superior that undoes it; null: the body that decided. */
  by_organ_id: string | null
  kind: UndoingKind
  ground: UndoingGround
  reason: string
  basis: string
  new_terms: string | null
  status: UndoingStatus
  told_on: string
  answer_days: number | null
  answer_by: string | null
  /** The day lies beyond the last published calendar. */
  answer_provisional: boolean
  sealed_statement: string | null
  stated_on: string | null
  stated_to: string | null
  decided_on: string | null
  decision: string | null
  compensation: number | null
  compensation_basis: string | null
  paid_on: string | null
  voucher: string | null
  overdue_told_at: Date | null
}

export const undoingTables = (ctx: Pick<Ctx, 'db'>) => tables<{ 'cases.undoing': UndoingRow }>(ctx)

export async function undoingsOf(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<UndoingRow[]> {
  return undoingTables(ctx)
    .selectFrom('cases.undoing')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('no')
    .execute()
}

/** One of a case that is locked. @throws notFound */
export async function getUndoing(ctx: Pick<Ctx, 'db'>, caseId: string, no: number): Promise<UndoingRow> {
  const row = (await undoingsOf(ctx, caseId)).find((one) => one.no === no)
  if (!row) throw notFound({ caseId, no })
  return row
}

export async function saveUndoing(ctx: Ctx, row: UndoingRow, set: Partial<UndoingRow>): Promise<UndoingRow> {
  await undoingTables(ctx)
    .updateTable('cases.undoing')
    .set(set)
    .where('case_id', '=', row.case_id)
    .where('no', '=', row.no)
    .where('region_code', '=', row.region_code)
    .execute()
  return { ...row, ...set }
}
