/**
 * Every element of an item with its Chinese name and what it says, in words. Differences, rules across levels, completeness
 * and exports all go by this one table.
 */
import { audiences, handlingKinds, type ItemContent, itemTypes, levels } from '../contract.ts'
import { limitWords } from '../guide-words.ts'
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
  name: { title: '事项名称', read: (c) => one(c.name) },
  plainName: { title: '通俗名称', read: (c) => one(c.plainName) },
  summary: { title: '事项简介', read: (c) => one(c.summary) },
  mainItem: { title: '主项名称', read: (c) => one(c.mainItem) },
  basicCode: { title: '基本编码', read: (c) => one(c.basicCode) },
  implementationCode: { title: '实施编码', read: (c) => one(c.implementationCode) },
  handlingCode: { title: '业务办理项编码', read: (c) => one(c.handlingCode) },
  localCode: { title: '地方编码', read: (c) => one([c.localBasicCode, c.localCode].filter(Boolean).join('，')) },
  itemType: { title: '事项类型', read: (c) => one(itemTypes[c.itemType]) },
  level: { title: '行使层级', read: (c) => one(levels[c.level]) },
  basis: {
    title: '设定依据',
    read: (c) => c.basis.map(({ law, article, text }) => ({ label: `${law}${article}`, text: text ?? '引用' })),
  },
  power: { title: '权力与责任', read: powerParts },
  body: { title: '实施主体', read: bodyParts },
  audience: {
    title: '服务对象',
    read: (c) => one(unlessGap(c, 'audience', c.audience.map((who) => audiences[who]).join('、'))),
  },
  topics: {
    title: '服务主题',
    read: (c) =>
      lines(
        [...new Set([c.topic, ...(c.topics?.person ?? []), ...(c.topics?.enterprise ?? [])])].flatMap((t) => t ?? []),
      ),
  },
  handling: { title: '办件类型', read: (c) => one(handlingKinds[c.handling]) },
  statutory: { title: '法定办结时限', read: (c) => (c.gaps?.includes('statutory') ? [] : limitParts(c.statutory)) },
  promised: { title: '承诺办结时限', read: (c) => (c.gaps?.includes('promised') ? [] : limitParts(c.promised)) },
  conditions: { title: '受理条件', read: (c) => lines(c.conditions) },
  situations: { title: '情形', read: situationParts },
  materials: { title: '申请材料', read: materialParts },
  form: { title: '申请表单', read: formParts },
  fees: { title: '收费', read: feeParts },
  flow: {
    title: '办理流程',
    read: (c) => [...c.steps.map(({ name, days }) => ({ label: name, text: `${days} 天` })), ...one(c.flow)],
  },
  specialProcedures: { title: '特别程序', read: specialParts },
  intermediaries: {
    title: '中介服务',
    read: (c) => (c.intermediaries ?? []).map(({ name, basis }) => ({ label: name, text: basis ?? '有' })),
  },
  quota: { title: '数量限制', read: (c) => one(c.quota) },
  result: {
    title: '办理结果',
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
    title: '到办事现场次数',
    read: (c) => one(unlessGap(c, 'trips', `${c.trips} 次${c.tripsReason ? `：${c.tripsReason}` : ''}`)),
  },
  access: { title: '办理渠道', read: accessParts },
  reach: { title: '通办', read: reachParts },
  commitment: {
    title: '告知承诺',
    read: (c) => one(c.commitment && `${c.commitment.promise}；违反承诺：${c.commitment.consequence}`),
  },
  instantApproval: { title: '秒批', read: (c) => one(c.instantApproval?.rule) },
  service: { title: '办理地点、时间和电话', read: (c) => (c.gaps?.includes('service') ? [] : serviceParts(c)) },
  faq: { title: '常见问题', read: (c) => c.faq.map(({ question, answer }) => ({ label: question, text: answer })) },
  keywords: { title: '关键词', read: (c) => lines(c.keywords) },
} as const satisfies Record<string, { title: string; read: (content: ItemContent) => Part[] }>

export type ElementKey = keyof typeof elements
export const elementKeys = Object.keys(elements) as ElementKey[]

function unlessGap(
  content: ItemContent,
  gap: NonNullable<ItemContent['gaps']>[number],
  text: string,
): string | undefined {
  return content.gaps?.includes(gap) ? undefined : text
}

/** The element as one text: what tables and exports show. */
export function elementText(content: ItemContent, key: ElementKey): string {
  return elements[key]
    .read(content)
    .map(({ label, text }) => (label && text !== '有' ? `${label}：${text}` : label || text))
    .join('\n')
}
