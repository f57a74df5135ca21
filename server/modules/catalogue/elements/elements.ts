/**
 * Every element of an item with its Chinese name and what it says, in words. Differences, rules across levels, completeness
 * and exports all go by this one table.
 */
import { routeInWords } from '#modules/routes/index.ts'
import { audiences, handlingKinds, type ItemContent, itemTypes, levels, regimeTitles } from '../contract.ts'
import { limitWords } from '../guide-words.ts'
import { elementTable } from '../element-table.ts'
import { commitmentParts, instantParts } from './easier-parts.ts'
import {
  accessParts,
  bodyParts,
  feeParts,
  formParts,
  lines,
  materialParts,
  one,
  type Part,
  powerParts,
  reachParts,
  serviceParts,
  situationParts,
  quotaParts,
  specialParts,
} from './parts.ts'

type Limit = ItemContent['statutory']
const limitParts = (limit: Limit): Part[] => one(`${limitWords(limit)}（${limit.explanation}）`)
const resultKinds = {
  licence: '证照',
  approval: '批文',
  confirmation: '确认',
  payment: '给付',
  registration: '登记',
} as const

/** Title and words by element key. */
export const elements = {
  name: { title: elementTable.name.title, read: (c) => one(c.name) },
  plainName: { title: elementTable.plainName.title, read: (c) => one(c.plainName) },
  summary: { title: elementTable.summary.title, read: (c) => one(c.summary) },
  mainItem: { title: elementTable.mainItem.title, read: (c) => one(c.mainItem) },
  basicCode: { title: elementTable.basicCode.title, read: (c) => one(c.basicCode) },
  implementationCode: { title: elementTable.implementationCode.title, read: (c) => one(c.implementationCode) },
  handlingCode: { title: elementTable.handlingCode.title, read: (c) => one(c.handlingCode) },
  localCode: {
    title: elementTable.localCode.title,
    read: (c) => one([c.localBasicCode, c.localCode].filter(Boolean).join('，')),
  },
  itemType: { title: elementTable.itemType.title, read: (c) => one(itemTypes[c.itemType]) },
  level: { title: elementTable.level.title, read: (c) => one(levels[c.level]) },
  basis: {
    title: elementTable.basis.title,
    read: (c) => c.basis.map(({ law, article, text }) => ({ label: `${law}${article}`, text: text ?? '引用' })),
  },
  power: { title: elementTable.power.title, read: powerParts },
  body: { title: elementTable.body.title, read: bodyParts },
  audience: {
    title: elementTable.audience.title,
    read: (c) => one(unlessGap(c, 'audience', c.audience.map((who) => audiences[who]).join('、'))),
  },
  topics: {
    title: elementTable.topics.title,
    read: (c) =>
      lines([...new Set([c.topic, ...Object.values(c.topics ?? {}).flat()])].flatMap((topic) => topic ?? [])),
  },
  handling: { title: elementTable.handling.title, read: (c) => one(handlingKinds[c.handling]) },
  statutory: {
    title: elementTable.statutory.title,
    read: (c) => [
      ...(c.gaps?.includes('statutory') ? [] : limitParts(c.statutory)),
      ...one(c.regime && `${regimeTitles[c.regime.kind]}（依据：${c.regime.basis}）`),
    ],
  },
  promised: {
    title: elementTable.promised.title,
    read: (c) => (c.gaps?.includes('promised') ? [] : limitParts(c.promised)),
  },
  conditions: { title: elementTable.conditions.title, read: (c) => lines(c.conditions) },
  situations: { title: elementTable.situations.title, read: situationParts },
  materials: { title: elementTable.materials.title, read: materialParts },
  form: { title: elementTable.form.title, read: formParts },
  fees: { title: elementTable.fees.title, read: feeParts },
  flow: {
    title: elementTable.flow.title,
    read: (c) => [
      ...c.steps.map(({ name, days }) => ({ label: name, text: `${days} 天` })),
      ...one(c.flow),
      ...one(c.coSigned && `经办人提交的申请由法定代表人确认（依据：${c.coSigned.basis}）`),
      ...one(c.siteCheck && `决定前须现场核查（依据：${c.siteCheck.basis}）`),
    ],
  },
  route: {
    title: elementTable.route.title,
    read: (c) => (c.route === undefined ? [] : routeInWords(c.route).map((line) => ({ ...line }))),
  },
  specialProcedures: { title: elementTable.specialProcedures.title, read: specialParts },
  intermediaries: {
    title: elementTable.intermediaries.title,
    read: (c) => (c.intermediaries ?? []).map(({ name, basis }) => ({ label: name, text: basis ?? '有' })),
  },
  quota: { title: elementTable.quota.title, read: quotaParts },
  result: {
    title: elementTable.result.title,
    read: (c) => {
      const { kind, name, licenceType, validMonths, sample } = c.result
      const more = [
        licenceType && `证照类型 ${licenceType}`,
        validMonths && `有效期 ${validMonths} 个月`,
        sample && `样本：${sample}`,
      ]
      return one(unlessGap(c, 'result', [`${name}（${resultKinds[kind]}）`, ...more].filter(Boolean).join('；')))
    },
  },
  trips: {
    title: elementTable.trips.title,
    read: (c) => one(unlessGap(c, 'trips', `${c.trips} 次${c.tripsReason ? `：${c.tripsReason}` : ''}`)),
  },
  access: { title: elementTable.access.title, read: accessParts },
  reach: { title: elementTable.reach.title, read: reachParts },
  commitment: { title: elementTable.commitment.title, read: commitmentParts },
  instantApproval: { title: elementTable.instantApproval.title, read: instantParts },
  service: { title: elementTable.service.title, read: (c) => (c.gaps?.includes('service') ? [] : serviceParts(c)) },
  faq: {
    title: elementTable.faq.title,
    read: (c) => c.faq.map(({ question, answer }) => ({ label: question, text: answer })),
  },
  videos: {
    title: elementTable.videos.title,
    read: (c) =>
      (c.videos ?? []).map(({ title, url, minutes, captioned }) => ({
        label: title,
        text: `${minutes} 分钟，${captioned ? '有字幕' : '没有字幕'}，${url}`,
      })),
  },
  plannedEnd: { title: elementTable.plannedEnd.title, read: (c) => one(c.plannedEnd) },
  keywords: { title: elementTable.keywords.title, read: (c) => lines(c.keywords) },
} as const satisfies Record<keyof typeof elementTable, { title: string; read: (content: ItemContent) => Part[] }>

export type ElementKey = keyof typeof elements
export const elementKeys = Object.keys(elements) as ElementKey[]

function unlessGap(
  content: ItemContent,
  gap: NonNullable<ItemContent['gaps']>[number],
  text: string,
): string | undefined {
  return content.gaps?.includes(gap) ? undefined : text
}

/** The element line by line. */
export function elementLines(content: ItemContent, key: ElementKey): string[] {
  return elements[key]
    .read(content)
    .map(({ label, text }) => (label && text !== '有' ? `${label}：${text}` : label || text))
}

/** The element as one text: what tables and exports show. */
export function elementText(content: ItemContent, key: ElementKey): string {
  return elementLines(content, key).join('\n')
}
