/** Answering the correction notice, online or at the counter. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, inSituation } from '#modules/catalogue/index.ts'
import { answersFiled } from '#modules/forms/index.ts'
import { correctionIncomplete, type MaterialGiven, nothingCorrected } from './contract.ts'
import { caseCorrected } from './events.ts'
import { aboutCase } from './facts.ts'
import { checkedForm } from './filing.ts'
import { decideAgain } from './instant.ts'
import { addedMaterials, applicantOfCase, recordMaterials, takenInto } from './materials-given.ts'
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
  const handing = { content, channel: act === 'receive-correction' ? 'window' : 'online', given: materials } as const
  const rows = await addedMaterials(ctx, file, handing)
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
  await insertMaterials(ctx, file, 'correction', rows)
  const holder = applicantOfCase(file)
  await recordMaterials(ctx, { ...handing, holder }, rows, takenInto(file, content.name))
  await answersFiled(ctx, holder, { content, values })
  await casesTables(ctx)
    .updateTable('cases.correction')
    .set({ answered_at: ctx.now, sealed_before: file.sealed_values })
    .where('case_id', '=', file.id)
    .execute()
  ctx.emit(caseCorrected, aboutCase(file))
  return (await decideAgain(ctx, next)) ?? next
}

/**
 * The applicant is here and sets right what can be set right at once (行政许可法 art. 32(1)(3)); the five days of intake go on.
 * @throws cases.act-not-open, cases.form-wrong, cases.nothing-corrected, cases.material-not-usable
 */
export async function correctOnTheSpot(
  ctx: Ctx,
  file: CaseRow,
  { values: changes = {}, materials }: Answer,
): Promise<CaseRow> {
  requireOpen(file, 'correct-on-the-spot')
  const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
  const before = openValues(ctx, file.sealed_values)
  const values = checkedForm(content, { ...before, ...changes })
  const fields = content.form
    .flatMap((section) => section.fields)
    .filter(({ key }) => JSON.stringify(before[key]) !== JSON.stringify(values[key]))
  if (fields.length === 0 && materials.length === 0) throw nothingCorrected()
  const handing = { content, channel: 'window', given: materials } as const
  const rows = await addedMaterials(ctx, file, handing)
  const given = content.materials.filter(({ key }) => materials.some((one) => one.key === key))
  const next = await advance(ctx, file, {
    act: 'correct-on-the-spot',
    words: [...fields.map(({ label }) => label), ...given.map(({ name }) => name)].join('、'),
    facts: { sealedBefore: file.sealed_values },
    set: { sealed_values: sealValues(ctx, values) },
  })
  await insertMaterials(ctx, file, 'on-the-spot', rows)
  const holder = applicantOfCase(file)
  await recordMaterials(ctx, { ...handing, holder }, rows, takenInto(file, content.name))
  await answersFiled(ctx, holder, { content, values })
  return (await decideAgain(ctx, next)) ?? next
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
