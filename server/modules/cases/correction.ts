/** Answering the correction notice, online or at the counter. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { findLicences, recordUses } from '#modules/licences/index.ts'
import { correctionIncomplete, type MaterialGiven } from './contract.ts'
import { caseCorrected } from './events.ts'
import { aboutCase } from './facts.ts'
import { checkedForm, licencesIn, usableMaterials } from './filing.ts'
import { INTAKE_LIMIT, lastDay } from './rules/clock.ts'
import { type CaseRow, casesTables, correctionOf, insertMaterials, openValues, sealValues } from './store.ts'
import { advance, requireOpen } from './transitions.ts'

export type Answer = { values?: Record<string, unknown>; materials: readonly MaterialGiven[] }

/**
 * Takes what the notice asked for; the body's five working days start anew (行政许可法 art. 32(1)(5)).
 * @throws cases.act-not-open, cases.form-wrong, cases.correction-incomplete, cases.material-not-usable
 */
export async function correct(
  ctx: Ctx,
  file: CaseRow,
  act: 'submit-correction' | 'receive-correction',
  { values: changes = {}, materials }: Answer,
): Promise<CaseRow> {
  requireOpen(file, act)
  const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
  const before = openValues(ctx, file.sealed_values)
  const values = checkedForm(content, { ...before, ...changes })
  await requireAllAnswered(ctx, file, before, values, new Set(materials.map((one) => one.key)))
  const holder = { kind: file.applicant_kind, id: file.applicant_id }
  const proofs = materials.some((one) => one.licenceId) ? await findLicences(ctx, holder) : []
  const rows = await usableMaterials(
    ctx,
    content,
    act === 'receive-correction' ? 'window' : 'online',
    materials,
    proofs,
  )
  const calendar = await loadCalendar(ctx)
  const due = lastDay(calendar, ctx.today, INTAKE_LIMIT)
  const next = await advance(ctx, file, {
    act,
    phase: { phase: 'intake' },
    set: {
      sealed_values: sealValues(ctx, values),
      received_on: ctx.today,
      acceptance_due: due.on,
      provisional: due.provisional,
      calendar_version: calendar.version,
    },
  })
  await insertMaterials(ctx, file, 1, rows)
  await recordUses(ctx, licencesIn(rows), { caseId: file.id, purpose: content.name, organId: file.organ_id })
  await casesTables(ctx)
    .updateTable('cases.correction')
    .set({ answered_at: ctx.now, sealed_before: file.sealed_values })
    .where('case_id', '=', file.id)
    .execute()
  ctx.emit(caseCorrected, aboutCase(file))
  return next
}

/** @throws cases.correction-incomplete naming what the notice asked for and was not given */
async function requireAllAnswered(
  ctx: Ctx,
  file: CaseRow,
  before: Record<string, unknown>,
  values: Record<string, unknown>,
  given: ReadonlySet<string>,
): Promise<void> {
  const notice = await correctionOf(ctx, file.id)
  const unchanged = (key: string) => JSON.stringify(before[key]) === JSON.stringify(values[key])
  const missing = (notice?.items ?? []).filter((item) =>
    item.kind === 'material' ? !given.has(item.key) : unchanged(item.key),
  )
  if (missing.length > 0) throw correctionIncomplete({ missing })
}
