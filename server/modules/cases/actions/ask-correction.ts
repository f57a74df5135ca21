import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import { getItemVersion, inSituation, type ItemContent } from '#modules/catalogue/index.ts'
import { rulesOf } from '../body-rules.ts'
import * as contract from '../contract.ts'
import { correctionAsked } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { intakeOf, lastDay } from '../rules/clock.ts'
import { lockCase } from '../steps.ts'
import type { CorrectionItem } from '../store.ts'
import { advance, requireOpen } from '../transitions.ts'

/** Tells the applicant once, within five working days, everything that must be corrected (行政许可法 art. 32(1)(4)). */
export const askCorrection = action(contract.askCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('ask-correction'),
  async run(ctx, { items, note }, file) {
    requireOpen(file, 'ask-correction')
    const calendar = await loadCalendar(ctx)
    if (intakeOf(calendar, file.received_on, ctx.today).deemed)
      throw contract.deemedAccepted({ acceptedOn: file.received_on })
    const content = inSituation((await getItemVersion(ctx, file.version_id)).content, file.situation)
    const next = await advance(ctx, file, {
      act: 'ask-correction',
      words: note,
      set: { correction_asked: true },
      phase: { phase: 'correction' },
    })
    const { correction_days: days, correction_basis: basis } = await rulesOf(ctx, file.organ_id)
    const answerBy = days ? lastDay(calendar, ctx.today, { days, unit: 'working-day' }).on : undefined
    await sql`
      insert into cases.correction (case_id, region_code, items, note, asked_at, answer_days, answer_by, answer_basis)
      values (${file.id}, ${file.region_code}, ${JSON.stringify(named(content, items))}::jsonb, ${note ?? null}, ${ctx.now},
        ${days}, ${answerBy ?? null}, ${basis})`.execute(ctx.db)
    ctx.emit(correctionAsked, aboutCase(file))
    return movedTo(ctx, next)
  },
})

/** Each point with the name the applicant knows. @throws cases.nothing-such */
function named(content: ItemContent, items: readonly Omit<CorrectionItem, 'name'>[]): CorrectionItem[] {
  const materials = new Map(content.materials.map((one) => [one.key, one.name]))
  const fields = new Map(
    content.form.flatMap((section) => section.fields.map((field) => [field.key, field.label] as const)),
  )
  const nameOf = (item: Omit<CorrectionItem, 'name'>) => (item.kind === 'material' ? materials : fields).get(item.key)
  const unknown = items.filter((item) => nameOf(item) === undefined)
  if (unknown.length > 0) throw contract.nothingSuch({ unknown: unknown.map((item) => item.key) })
  return items.map((item) => ({ ...item, name: nameOf(item)! }))
}
