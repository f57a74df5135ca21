/** What a case page says of its rule and of its promise. */
import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { checkModes, type ItemContent, riskClasses } from '#modules/catalogue/index.ts'
import { findBreachOfCase } from '#modules/credit/index.ts'
import { describeFiles } from '#modules/documents/index.ts'
import { checkCan } from '../commitment-check.ts'
import { checkStatuses, type CommitmentShown, type RuleCheck, statusTitles } from '../contract.ts'
import { type CheckRow, findCheck, findCommitment, findRuleCheck } from '../easier-store.ts'
import { signerWords } from '../letters/promise-facts.ts'
import { endStatuses } from '../rules/case-status.ts'
import { lifeLine } from '../rules/check-table.ts'
import type { CaseRow } from '../store.ts'

/** How the rule came out at filing; absent when the item has none. */
export async function ruleCheckOf(ctx: Ctx, file: CaseRow, content: ItemContent): Promise<RuleCheck | undefined> {
  const row = content.instantApproval && (await findRuleCheck(ctx, file.id))
  return (
    row && {
      at: row.checked_at.toISOString(),
      granted: row.granted,
      why: row.why ?? undefined,
      conditions: row.conditions,
    }
  )
}

/** The promise with its life in one line; absent when nothing was promised. */
export async function commitmentOf(
  ctx: Ctx,
  file: CaseRow,
  { commitment, materials }: ItemContent,
): Promise<CommitmentShown | undefined> {
  const signed = file.committed && commitment ? await findCommitment(ctx, file.id) : undefined
  if (!signed || !commitment) return undefined
  const check = await findCheck(ctx, file.id)
  const breach = check && (await findBreachOfCase(ctx, file.id))
  return {
    edition: signed.edition,
    text: ctx.vault.open(signed.sealed_text),
    fingerprint: signed.fingerprint,
    signedAt: signed.signed_at.toISOString(),
    signedBy: signerWords(signed),
    scan: signed.scan_id ? await scanShown(ctx, signed.scan_id) : undefined,
    materials: materials.filter(({ key }) => commitment.materials.includes(key)).map(({ name }) => name),
    conditions: commitment.conditions,
    consequence: commitment.consequence,
    basis: commitment.basis,
    life: lifeLine({
      signedOn: legalDateOf(signed.signed_at),
      ended: endOf(file),
      check: check && {
        status: check.status,
        dueOn: check.due_on,
        foundOn: check.found_on,
        answerBy: check.answer_by,
        correctBy: check.correct_by,
        concludedOn: check.concluded_on,
      },
      breach,
    }),
    check: check && (await checkShown(ctx, file, check)),
  }
}

async function scanShown(ctx: Ctx, documentId: string) {
  const [scan] = await describeFiles(ctx, [documentId])
  return { documentId, name: scan!.name }
}

function endOf(file: CaseRow): { on: string; granted: boolean; text: string } | undefined {
  if (file.decided_at)
    return {
      on: legalDateOf(file.decided_at),
      granted: file.granted === true,
      text: file.granted ? '已准予' : '不予',
    }
  if (!endStatuses.includes(file.status)) return undefined
  return { on: legalDateOf(file.closed_at ?? file.updated_at), granted: false, text: statusTitles[file.status] }
}

async function checkShown(ctx: Ctx, file: CaseRow, check: CheckRow): Promise<NonNullable<CommitmentShown['check']>> {
  const files = await describeFiles(ctx, check.evidence_ids)
  return {
    status: check.status,
    statusTitle: checkStatuses[check.status],
    mode: checkModes[check.mode],
    risk: riskClasses[check.risk],
    dueOn: check.due_on,
    provisional: check.provisional,
    overdue: isOverdue(ctx, check),
    findings: check.findings ?? undefined,
    evidence: files.map(({ id, name }) => ({ documentId: id, name })),
    foundOn: check.found_on ?? undefined,
    answerBy: check.answer_by ?? undefined,
    statement: check.sealed_statement ? ctx.vault.open(check.sealed_statement) : undefined,
    statedOn: check.stated_on ?? undefined,
    correctBy: check.correct_by ?? undefined,
    reason: check.reason ?? undefined,
    basis: check.basis ?? undefined,
    concludedOn: check.concluded_on ?? undefined,
    can: checkCan(ctx, file, check),
  }
}

const openStatuses: ReadonlySet<CheckRow['status']> = new Set(['due', 'hearing', 'correcting'])

export function isOverdue({ today }: Pick<Ctx, 'today'>, { status, next_on, provisional }: CheckRow): boolean {
  return openStatuses.has(status) && !provisional && next_on < today
}
