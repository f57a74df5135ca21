/** Changing the state of a licence: the row, its history, the document, the news. */
import type { Ctx } from '#kernel/ctx.ts'
import { addDays } from '#kernel/time.ts'
import { voidDocument } from '#modules/documents/index.ts'
import { actNotOpen } from './contract.ts'
import { licenceLetterDue, licenceStatusChanged } from './events.ts'
import { isIntentAct, isPenalty } from './rules/intent.ts'
import { type LicenceAct, openActs, rowOf, statusAfter } from './rules/licence-status.ts'
import { type LicenceRow, licencesTables } from './store.ts'

/** `days`: of a suspension. */
export type Grounds = { reason: string; basis: string; days?: number }

/**
 * @param row locked
 * @param supersededBy the licence that takes its place, for `supersede`
 * @throws actNotOpen naming the acts that are
 */
export async function changeStatus(
  ctx: Ctx,
  row: LicenceRow,
  act: LicenceAct,
  { reason, basis, days }: Grounds,
  supersededBy?: string,
): Promise<LicenceRow> {
  const status = statusAfter(row.status, act)
  if (!status) throw actNotOpen({ status: row.status, open: openActs(row.status) })
  const db = licencesTables(ctx)
  const next = await db
    .updateTable('licences.licence')
    .set({
      status,
      changes: row.changes + 1,
      suspended_until: status === 'suspended' && days ? addDays(ctx.today, days) : null,
      ...(supersededBy && { superseded_by: supersededBy }),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const { kind, id, name } = ctx.actor
  await db
    .insertInto('licences.status_change')
    .values({
      licence_id: row.id,
      no: next.changes,
      act,
      status,
      reason,
      basis,
      at: ctx.now,
      actor_kind: kind,
      actor_id: id,
      actor_name: name,
    })
    .execute()
  const { voids, title } = rowOf(act)
  if (voids) await voidDocument(ctx, row.document_id, `证照${title}`)
  ctx.emit(licenceStatusChanged, {
    licenceId: row.id,
    typeKey: row.type_key,
    organId: row.organ_id,
    regionCode: row.region_code,
    act,
    status,
    changeNo: next.changes,
  })
  if (writesLetter(row, act)) ctx.emit(licenceLetterDue, { licenceId: row.id, of: 'decision', no: next.changes })
  return next
}

/** Of what was decided here; what a case decided has its letter there. */
export function writesLetter({ case_id: caseId }: Pick<LicenceRow, 'case_id'>, act: string): boolean {
  return isIntentAct(act) && (!caseId || isPenalty(act))
}
