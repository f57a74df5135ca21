/** The main elements of an item's content in words: to read a version, and to see where two versions differ. */
import { audiences, handlingKinds, type ItemContent, itemTypes, levels } from '#modules/catalogue/contract.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'

/** Elements that are read and compared; the rest are codes that editors do not change here. */
export const elements = [
  'name',
  'plainName',
  'summary',
  'itemType',
  'level',
  'audience',
  'topic',
  'mainItem',
  'handling',
  'online',
  'trips',
  'statutory',
  'promised',
  'conditions',
  'materials',
  'form',
  'steps',
  'result',
  'basis',
  'fees',
  'service',
  'faq',
  'keywords',
] as const
export type Element = (typeof elements)[number]

export type ElementFact = { key: Element; label: string; text: string }

type Limit = ItemContent['statutory']

const readers: { [E in Element]: (content: ItemContent) => string } = {
  name: (one) => one.name,
  plainName: (one) => one.plainName ?? '',
  summary: (one) => one.summary ?? '',
  itemType: (one) => itemTypes[one.itemType],
  level: (one) => levels[one.level],
  audience: (one) => one.audience.map((each) => audiences[each]).join('、'),
  topic: (one) => one.topic ?? '',
  mainItem: (one) => one.mainItem ?? '',
  handling: (one) => handlingKinds[one.handling],
  online: (one) => (one.online ? words.yes : words.no),
  trips: (one) => String(one.trips),
  statutory: (one) => limitText(one.statutory),
  promised: (one) => limitText(one.promised),
  conditions: (one) => numbered(one.conditions),
  materials: (one) =>
    numbered(one.materials.map((each) => `${each.name}（${words.material.necessities[each.necessity]}）`)),
  form: (one) =>
    numbered(one.form.map((each) => `${each.title}：${each.fields.map((field) => field.label).join('、')}`)),
  steps: (one) => numbered(one.steps.map((each) => `${each.name}，${each.days} ${words.units['working-day']}`)),
  result: (one) => one.result.name,
  basis: (one) => numbered(one.basis.map((each) => `${each.law}${each.article}`)),
  fees: (one) => numbered(one.fees.map((each) => `${each.name}：${each.standard}`)) || words.fee.none,
  service: (one) =>
    [one.service.hall, one.service.address, one.service.hours, one.service.phone].filter(Boolean).join('，'),
  faq: (one) => numbered(one.faq.map((each) => each.question)),
  keywords: (one) => one.keywords.join('、'),
}

export function factsOf(content: ItemContent): ElementFact[] {
  return elements.map((key) => ({ key, label: words.fields[key].replace(/（.*）$/, ''), text: readers[key](content) }))
}

/** Elements that are not the same, looked at as data and not only as words. */
export function differing(one: ItemContent, other: ItemContent): Element[] {
  return elements.filter((key) => ordered(one[key]) !== ordered(other[key]))
}

/** The database hands keys back in another order than the browser wrote them: order means nothing, nor does an absent value. */
function ordered(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)))
      : inner,
  )
}

/** `base` with the chosen elements of `other`. */
export function withElements(base: ItemContent, other: ItemContent, chosen: readonly Element[]): ItemContent {
  return { ...base, ...Object.fromEntries(chosen.map((key) => [key, other[key]])) }
}

function limitText({ days, unit, explanation }: Limit): string {
  const length = words.daysText(days, words.units[unit])
  return explanation ? `${length}（${explanation}）` : length
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, at) => `${at + 1}. ${line}`).join('\n')
}
