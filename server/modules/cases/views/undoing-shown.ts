/** Grants that were undone, or are about to be, as the pages show them. */
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { type casePage, type Status, statusTitles, undoingTitles, undoneTitles } from '../contract.ts'
import { findCheck } from '../easier-store.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import { groundOf } from '../rules/undoing.ts'
import type { CaseRow } from '../store.ts'
import { inEffect, mayBegin, openGrounds, type UndoesAs, undoesAs, undoingCan } from '../undoing.ts'
import { type UndoingRow, undoingsOf } from '../undoing-store.ts'

type Page = OutputOf<typeof casePage>

/** What became of the case, once its grant was undone: 「决定已撤销」 rather than 「已办结」. */
export function statusTitleOf({ status, undone }: { status: Status; undone: CaseRow['undone'] }): string {
  return undone && undone !== 'change' ? undoneTitles[undone] : statusTitles[status]
}

export async function undoingParts(ctx: Ctx, file: CaseRow): Promise<Pick<Page, 'undone' | 'undoings'>> {
  if (!inEffect(file)) return { undoings: [] }
  const rows = await undoingsOf(ctx, file.id)
  const as = rows.length > 0 ? await undoesAs(ctx, file) : undefined
  return { undone: await undoneOf(ctx, file, rows), undoings: rows.map((row) => shown(ctx, file, row, as)) }
}

/** On what staff may begin; nothing for who may not. */
export async function undoingChoices(ctx: Ctx, file: CaseRow): Promise<Page['undoingChoices']> {
  const as = inEffect(file) ? await undoesAs(ctx, file) : undefined
  if (!as) return []
  const open = await openGrounds(ctx, file, await undoingsOf(ctx, file.id))
  return open.flatMap((ground) => {
    const { kinds, title, article, owed, heard } = groundOf(ground, file.law)
    return kinds.filter((kind) => mayBegin(as, kind)).map((kind) => ({ kind, ground, title, article, owed, heard }))
  })
}

async function undoneOf(ctx: Ctx, file: CaseRow, rows: readonly UndoingRow[]): Promise<Page['undone']> {
  if (!file.undone) return undefined
  const row = rows.findLast(({ status }) => status === 'decided')
  const { name } = await getOrgan(ctx, row?.by_organ_id ?? file.decider_organ_id ?? file.organ_id)
  const told = { kind: file.undone, title: undoneTitles[file.undone], remedies: remediesAgainst(name) }
  if (row) return { ...told, on: row.decided_on!, reason: row.reason, article: groundOf(row.ground, file.law).article }
  // The check of a promise annuls in a procedure of its own.
  const check = await findCheck(ctx, file.id)
  return { ...told, on: check!.concluded_on!, reason: check!.reason ?? '', article: check!.basis ?? '' }
}

const statusTitlesOf = { hearing: '听取陈述申辩', decided: '已决定', dropped: '不再继续' } as const

function shown(ctx: Ctx, file: CaseRow, row: UndoingRow, as: UndoesAs): Page['undoings'][number] {
  const { title, article, owed } = groundOf(row.ground, file.law)
  return {
    no: row.no,
    kind: row.kind,
    kindTitle: undoingTitles[row.kind],
    ground: row.ground,
    groundTitle: title,
    article,
    reason: row.reason,
    basis: row.basis,
    newTerms: row.new_terms ?? undefined,
    status: row.status,
    statusTitle: row.status === 'dropped' ? `不予${undoingTitles[row.kind]}` : statusTitlesOf[row.status],
    toldOn: row.told_on,
    answerBy: row.answer_by ?? undefined,
    answerProvisional: row.answer_provisional,
    statement: row.sealed_statement ? ctx.vault.open(row.sealed_statement) : undefined,
    statedOn: row.stated_on ?? undefined,
    statedTo: row.stated_to ?? undefined,
    decidedOn: row.decided_on ?? undefined,
    decision: row.decision ?? undefined,
    owed,
    compensation: row.compensation ?? undefined,
    compensationBasis: row.compensation_basis ?? undefined,
    paidOn: row.paid_on ?? undefined,
    voucher: row.voucher ?? undefined,
    can: undoingCan(ctx, file, row, as),
  }
}
