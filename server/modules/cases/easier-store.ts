/** Rows of what a rule said and of what was promised. */
import { type Ctx, tables } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { CheckMode, RiskClass } from '#modules/catalogue/index.ts'
import type { CheckStatus, RuleCheck } from './contract.ts'

export type RuleCheckRow = {
  case_id: string
  region_code: string
  checked_at: Date
  granted: boolean
  conditions: RuleCheck['conditions']
  why: string | null
  failed: boolean
}

export type CommitmentRow = {
  case_id: string
  region_code: string
  edition: string
  sealed_text: string
  fingerprint: string
  signed_at: Date
  signed_by: string
  signer_name: string
  /** The clerk before whom it was signed in person. */
  witness_name: string | null
  /** The signed paper, scanned. */
  scan_id: string | null
}

export type CheckRow = {
  case_id: string
  region_code: string
  organ_id: string
  mode: CheckMode
  risk: RiskClass
  days: number
  opened_on: string
  due_on: string
  /** The day that is next, `next_on`, lies beyond the last published calendar. */
  provisional: boolean
  status: CheckStatus
  next_on: string
  findings: string | null
  evidence_ids: string[]
  found_on: string | null
  /** Working days given to answer. */
  answer_days: number | null
  answer_by: string | null
  sealed_statement: string | null
  stated_on: string | null
  correct_by: string | null
  reason: string | null
  basis: string | null
  concluded_on: string | null
  reminded_at: Date | null
  overdue_told_at: Date | null
}

type EasierTables = {
  'cases.rule_check': Omit<RuleCheckRow, 'conditions'> & { conditions: unknown }
  'cases.commitment': CommitmentRow
  'cases.commitment_check': CheckRow
}
export const easierTables = (ctx: Pick<Ctx, 'db'>) => tables<EasierTables>(ctx)

export async function findRuleCheck(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<RuleCheckRow | undefined> {
  const row = await easierTables(ctx)
    .selectFrom('cases.rule_check')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row as RuleCheckRow | undefined
}

export async function findCommitment(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<CommitmentRow | undefined> {
  return easierTables(ctx).selectFrom('cases.commitment').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function findCheck(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<CheckRow | undefined> {
  return easierTables(ctx)
    .selectFrom('cases.commitment_check')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** The check of a case that is locked. @throws notFound when nothing was promised, or it is not decided yet */
export async function getCheck(ctx: Pick<Ctx, 'db'>, caseId: string): Promise<CheckRow> {
  const row = await findCheck(ctx, caseId)
  if (!row) throw notFound({ caseId })
  return row
}

export async function saveCheck(ctx: Ctx, row: CheckRow, set: Partial<CheckRow>): Promise<CheckRow> {
  await easierTables(ctx)
    .updateTable('cases.commitment_check')
    .set(set)
    .where('case_id', '=', row.case_id)
    .where('region_code', '=', row.region_code)
    .execute()
  return { ...row, ...set }
}
