/** Who may see and do what with a case. Lists carry the same sentences as SQL. */
import { type Actor, covers, holds, scopeOf } from '#kernel/actor.ts'
import { worksAt } from '#modules/routes/index.ts'
import { actingFor, itemsOfRelative } from '#modules/identity/index.ts'
import type { Act } from './contract.ts'
import { decidesElsewhere } from './handler.ts'
import { caseTable, openRows, type Row } from './rules/case-status.ts'
import { isStepAct, signsLet, stepsFor } from './step-policy.ts'
import type { CaseRow } from './store.ts'
import { asIfTogether, keptApart } from './two-people.ts'
import { standingOf } from './transitions.ts'

type Whose = Pick<CaseRow, 'applicant_kind' | 'applicant_id' | 'item_id'>
type Where = Pick<CaseRow, 'organ_id' | 'region_code'>
type Seen = Where & Pick<CaseRow, 'joint_organs'>

export function isApplicant(actor: Actor, file: Whose): boolean {
  const self = actingFor({ actor })
  const only = itemsOfRelative({ actor })
  if (only && !only.includes(file.item_id)) return false
  return self !== undefined && self.kind === file.applicant_kind && self.id === file.applicant_id
}

export function holdsHere(actor: Actor, word: string, file: Where): boolean {
  return (
    actor.kind !== 'citizen' && covers(scopeOf(actor, word), { organId: file.organ_id, regionCode: file.region_code })
  )
}

/** Those who check what was promised. */
export function mayCheck({ actor }: { actor: Actor }, file: Where): boolean {
  return holdsHere(actor, 'cases.check', file)
}

/** The applicant sees their own; staff see what `cases.see` covers, and the posts of another body what it was asked to review. */
export function maySee(actor: Actor, file: Whose & Seen): boolean {
  return isApplicant(actor, file) || holdsHere(actor, 'cases.see', file) || isJoint(actor, file)
}

function isJoint(actor: Actor, file: Seen): boolean {
  return holds(actor, 'cases.see') && file.joint_organs.some((organId) => worksAt({ actor }, organId))
}

/** A denial of a decision that lies with another body is countersigned there. */
export function placeOfAct(act: Act, file: Where & Pick<CaseRow, 'steps'>): Where {
  const elsewhere =
    act === 'deny' || act === 'confirm-denial' || act === 'overturn-denial' ? decidesElsewhere(file) : undefined
  return elsewhere ? { organ_id: elsewhere, region_code: '' } : file
}

function mayByRow(actor: Actor, row: Row, file: Whose & Where & Pick<CaseRow, 'steps'>): boolean {
  if (isStepAct(row.act)) return stepsFor(actor, file, row.act).length > 0
  if (row.by === 'applicant') return isApplicant(actor, file) && row.words.every((word) => holds(actor, word))
  if (row.by === 'system') return actor.kind === 'system'
  return holdsAll(actor, row, placeOfAct(row.act, file))
}

function holdsAll(actor: Actor, row: Row, file: Where): boolean {
  return row.words.every((word) => holdsHere(actor, word, file))
}

/** The policy sentence of an act on a case. */
export function mayDo(act: Act): (ctx: { actor: Actor }, file: CaseRow) => boolean {
  const row = caseTable.find((one) => one.act === act)!
  // Whose step it is, is asked when the act is open: before that, the refusal names the acts that are.
  return ({ actor }, file) =>
    mayByRow(actor, row, file) || (isStepAct(act) && (holdsAll(actor, row, file) || isJoint(actor, file)))
}

/** The rows of the table open to this actor now: status, policy and permission together. */
export function openTo(actor: Actor, file: CaseRow): readonly Row[] {
  return openRows(standingOf(file)).filter(
    (row) =>
      row.by !== 'system' &&
      mayByRow(actor, row, file) &&
      (!isStepAct(row.act) || signsLet(actor, file, row.act)) &&
      (row.act !== 'confirm-denial' || !keptApart(actor, file)),
  )
}

/** Acts that are open, and would be this actor's, had they not examined the application themselves. */
export function barredTo(actor: Actor, file: CaseRow): readonly Row[] {
  if (!keptApart(actor, file)) return []
  const open = openTo(actor, file)
  return openTo(actor, asIfTogether(file)).filter((row) => !open.includes(row))
}

export function canOf(actor: Actor, file: CaseRow): Act[] {
  return openTo(actor, file).map((row) => row.act)
}
