import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { findLicences } from '#modules/licences/index.ts'
import * as contract from '../contract.ts'
import { caseCorrected } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { checkedForm, recordUses, usableMaterials } from '../filing.ts'
import { mayDo } from '../policy.ts'
import { INTAKE_LIMIT, lastDay } from '../rules/clock.ts'
import { type CaseRow, casesTables, correctionOf, insertMaterials, lockCase, openValues, sealValues } from '../store.ts'
import { advance, requireOpen } from '../transitions.ts'

/** The applicant hands in what the notice asked for; the body's five working days start anew (行政许可法 art. 32(1)(5)). */
export const submitCorrection = action(contract.submitCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('submit-correction'),
  async run(ctx, { values: changes = {}, materials }, file) {
    requireOpen(file, 'submit-correction')
    const { content } = await getItemVersion(ctx, file.version_id)
    const before = openValues(ctx, file.sealed_values)
    const values = checkedForm(content, { ...before, ...changes })
    await requireAllAnswered(ctx, file, before, values, new Set(materials.map((one) => one.key)))
    const holder = { kind: file.applicant_kind, id: file.applicant_id }
    const proofs = materials.some((one) => one.licenceId) ? await findLicences(ctx, holder) : []
    const rows = await usableMaterials(ctx, content, 'online', materials, proofs)
    const calendar = await loadCalendar(ctx)
    const due = lastDay(calendar, ctx.today, INTAKE_LIMIT)
    const next = await advance(ctx, file, {
      act: 'submit-correction',
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
    await recordUses(ctx, { caseId: file.id, purpose: content.name, organId: file.organ_id }, rows)
    await casesTables(ctx)
      .updateTable('cases.correction')
      .set({ answered_at: ctx.now, sealed_before: file.sealed_values })
      .where('case_id', '=', file.id)
      .execute()
    ctx.emit(caseCorrected, aboutCase(file))
    return movedTo(ctx, next)
  },
})

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
  if (missing.length > 0) throw contract.correctionIncomplete({ missing })
}
