/** One closed case tried on a draft: what its applicant would have met with. */
import { addDays } from '#kernel/time.ts'
import { addWorkingDays, type WorkingDays } from '#modules/calendar/index.ts'
import type { ClosedCase } from '#modules/cases/index.ts'
import { inSituation, type ItemContent, pathOf } from '#modules/catalogue/index.ts'
import { checkValues, identifierChecks } from '#modules/forms/index.ts'
import type { Lack, Replayed } from './rules/report.ts'

/** @param before the version the case was filed under, whose names its materials and fields bear */
export function replayed(file: ClosedCase, draft: ItemContent, before: ItemContent, calendar: WorkingDays): Replayed {
  const path = pathOf(draft, file.situation)
  const content = inSituation(draft, path.answers)
  const given = givenIn(file, before)
  const lacking = path.stop ? [] : [...materialsLacking(content, given), ...fieldsLacking(file, content)]
  const troubles: Replayed['troubles'] = []
  if (!isFor(file, draft))
    troubles.push({
      trouble: 'not-for-them',
      words: file.applicantKind === 'person' ? '个人不能再申请' : '企业和其他组织不能再申请',
    })
  if (path.stop) troubles.push({ trouble: 'sent-away', words: path.stop })
  if (path.next) troubles.push({ trouble: 'asked-more', words: `要回答：${path.next.text}` })
  for (const kind of ['material', 'field'] as const) {
    const names = lacking.filter((one) => one.kind === kind).map((one) => one.name)
    if (names.length > 0) troubles.push({ trouble: `${kind}-lacking`, words: `缺${names.join('、')}` })
  }
  const due = dueOn(file, draft, calendar)
  if (file.decidedOn > due)
    troubles.push({ trouble: 'late', words: `当时 ${file.decidedOn} 决定，按新的承诺应在 ${due} 以前` })
  return {
    caseId: file.mayOpen ? file.id : undefined,
    number: file.number,
    granted: file.granted,
    troubles,
    lacking,
    given,
  }
}

/** Every material and field of the draft, whatever the situation. */
export function asksOf({ materials, form }: ItemContent): Lack[] {
  return [
    ...materials.map(({ key, name }) => ({ kind: 'material' as const, key, name })),
    ...form.flatMap((section) =>
      section.fields.map(({ key, label }) => ({ kind: 'field' as const, key, name: label })),
    ),
  ]
}

function isFor({ applicantKind }: ClosedCase, { audience, gaps }: ItemContent): boolean {
  if (gaps?.includes('audience')) return true
  return applicantKind === 'person' ? audience.includes('1') : audience.some((one) => one !== '1')
}

function givenIn(file: ClosedCase, before: ItemContent): Lack[] {
  const names = new Map(asksOf(before).map((one) => [`${one.kind}.${one.key}`, one.name]))
  const lack = (kind: Lack['kind'], key: string) => ({ kind, key, name: names.get(`${kind}.${key}`) ?? key })
  return [
    ...[...new Set(file.materials.map((one) => one.key))].map((key) => lack('material', key)),
    ...Object.keys(file.values).map((key) => lack('field', key)),
  ]
}

/** A material counts as given under its key or its name, and when an e-licence may stand for it. */
function materialsLacking({ materials }: ItemContent, given: readonly Lack[]): Lack[] {
  const held = given.filter((one) => one.kind === 'material')
  return materials
    .filter((one) => one.necessity === 'required' && !one.licenceType)
    .filter((one) => !held.some(({ key, name }) => key === one.key || name === one.name))
    .map(({ key, name }) => ({ kind: 'material', key, name }))
}

function fieldsLacking({ values }: ClosedCase, { form }: ItemContent): Lack[] {
  const labels = new Map(form.flatMap((section) => section.fields.map((field) => [field.key, field.label] as const)))
  const { errors } = checkValues(form, values, identifierChecks)
  return Object.keys(errors).map((key) => ({ kind: 'field', key, name: labels.get(key) ?? key }))
}

function dueOn({ acceptedOn }: ClosedCase, { promised }: ItemContent, calendar: WorkingDays): string {
  if (promised.days === 0) return acceptedOn
  return promised.unit === 'calendar-day'
    ? addDays(acceptedOn, promised.days)
    : addWorkingDays(calendar, acceptedOn, promised.days).dueOn
}
