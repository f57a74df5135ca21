/**
 * What a list may ask of an item, in words an editor can choose from, and the jsonpath over the content it means.
 * As text, so that it can stand in an address: `audience:one-of:2,3;trips:at-most:1`.
 */
import { audiences, gapNames, handlingKinds, itemTypes, levels } from './item-content.ts'

type Subject =
  /** `options` by value; `of` one value or an array of them. */
  | { title: string; kind: 'choice'; of: string; many?: boolean; options: Readonly<Record<string, string>> }
  /** `stated`: a predicate that holds for an item that has it. */
  | { title: string; kind: 'presence'; stated: string }
  /** `gap`: a number in whose place a careful value stands is none. */
  | { title: string; kind: 'number'; of: string; unit: string; gap: keyof typeof gapNames }
  | { title: string; kind: 'text'; of: string }

const has = (path: string): string => `exists (@.${path})`

export const listSubjects = {
  itemType: { title: '事项类型', kind: 'choice', of: 'itemType', options: itemTypes },
  level: { title: '行使层级', kind: 'choice', of: 'level', options: levels },
  audience: { title: '服务对象', kind: 'choice', of: 'audience', many: true, options: audiences },
  handling: { title: '办件类型', kind: 'choice', of: 'handling', options: handlingKinds },
  gaps: { title: '尚未填报的要素', kind: 'choice', of: 'gaps', many: true, options: gapNames },
  name: { title: '事项名称中的文字', kind: 'text', of: 'name' },
  topic: { title: '主题中的文字', kind: 'text', of: 'topic' },
  trips: { title: '到现场次数', kind: 'number', of: 'trips', unit: '次', gap: 'trips' },
  promised: { title: '承诺时限', kind: 'number', of: 'promised.days', unit: '天', gap: 'promised' },
  statutory: { title: '法定时限', kind: 'number', of: 'statutory.days', unit: '天', gap: 'statutory' },
  online: { title: '全程网办', kind: 'presence', stated: '@.online == true' },
  fees: { title: '收费', kind: 'presence', stated: has('fees[*]') },
  materials: { title: '申请材料', kind: 'presence', stated: has('materials[*]') },
  deferrable: {
    title: '可以容缺的材料',
    kind: 'presence',
    stated: has('materials[*] ? (@.necessity == "deferrable")'),
  },
  licenceProof: { title: '可用电子证照免交的材料', kind: 'presence', stated: has('materials[*].licenceType') },
  prefill: { title: '自动填入的表单项', kind: 'presence', stated: has('form[*].fields[*].prefill') },
  situations: { title: '情形问答', kind: 'presence', stated: has('situations[*]') },
  commitment: { title: '告知承诺', kind: 'presence', stated: has('commitment') },
  instantApproval: { title: '秒批', kind: 'presence', stated: has('instantApproval') },
  reach: { title: '通办', kind: 'presence', stated: has('reach') },
  intermediaries: { title: '中介服务', kind: 'presence', stated: has('intermediaries[*]') },
  specialProcedures: { title: '特别程序', kind: 'presence', stated: has('specialProcedures[*]') },
  quota: { title: '数量限制', kind: 'presence', stated: has('quota') },
  basis: { title: '设定依据', kind: 'presence', stated: has('basis[*]') },
} as const satisfies Record<string, Subject>
export type ListSubject = keyof typeof listSubjects

/** What may be said about each kind of subject. */
export const listTests = {
  choice: { 'one-of': '是其中之一', 'none-of': '都不是' },
  presence: { has: '有', lacks: '没有' },
  number: { 'at-most': '不超过', 'at-least': '不少于' },
  text: { contains: '含有', 'lacks-text': '不含' },
} as const
type Test = { [K in keyof typeof listTests]: keyof (typeof listTests)[K] }[keyof typeof listTests]

export type ListCondition = { about: ListSubject; is: Test; values: readonly string[] }

export function subjectOf(about: ListSubject): Subject {
  return listSubjects[about]
}

export function conditionsText(conditions: readonly ListCondition[]): string {
  return conditions.map(({ about, is, values }) => [about, is, values.join(',')].join(':')).join(';')
}

/** Undefined when the text says something that cannot be asked. */
export function readConditions(text: string): ListCondition[] | undefined {
  const read = text.split(';').map((part) => {
    const [about = '', is = '', values = ''] = part.split(':')
    return { about, is, values: values === '' ? [] : values.split(',') }
  })
  return read.every(isCondition) ? read : undefined
}

function isCondition(one: {
  about: string
  is: string
  values: string[]
}): one is ListCondition & { values: string[] } {
  if (!Object.hasOwn(listSubjects, one.about)) return false
  const subject = subjectOf(one.about as ListSubject)
  if (!Object.hasOwn(listTests[subject.kind], one.is)) return false
  if (subject.kind === 'presence') return one.values.length === 0
  if (subject.kind === 'choice')
    return one.values.length > 0 && one.values.every((value) => Object.hasOwn(subject.options, value))
  const [value = ''] = one.values
  return one.values.length === 1 && (subject.kind === 'number' ? /^\d{1,4}$/.test(value) : value.trim() !== '')
}

/** The jsonpath that finds an item's content when the item belongs on the list. */
export function questionOf(conditions: readonly ListCondition[], match: 'all' | 'any'): string {
  return `$ ? (${conditions.map(predicate).join(match === 'all' ? ' && ' : ' || ')})`
}

function predicate({ about, is, values }: ListCondition): string {
  const subject = subjectOf(about)
  const [value = ''] = values
  if (subject.kind === 'presence') return is === 'has' ? `(${subject.stated})` : `!(${subject.stated})`
  if (subject.kind === 'number') {
    const stated = `!exists (@.gaps[*] ? (@ == "${subject.gap}"))`
    return `(@.${subject.of} ${is === 'at-most' ? '<=' : '>='} ${Number(value)} && ${stated})`
  }
  if (subject.kind === 'text') {
    const found = `(@.${subject.of} like_regex ${JSON.stringify(value)} flag "q")`
    return is === 'contains' ? found : `!${found}`
  }
  const one = (path: string) => values.map((each) => `${path} == "${each}"`).join(' || ')
  const found = subject.many ? `(exists (@.${subject.of}[*] ? (${one('@')})))` : `(${one(`@.${subject.of}`)})`
  return is === 'one-of' ? found : `!${found}`
}

/** In Chinese: 服务对象是其中之一：企业法人、其他组织. */
export function conditionWords({ about, is, values }: ListCondition): string {
  const subject = subjectOf(about)
  if (subject.kind === 'presence') return `${listTests.presence[is as 'has']}${subject.title}`
  if (subject.kind === 'number')
    return `${subject.title}${listTests.number[is as 'at-most']} ${values[0]} ${subject.unit}`
  if (subject.kind === 'text') return `${subject.title}${listTests.text[is as 'contains']}“${values[0]}”`
  return `${subject.title}${listTests.choice[is as 'one-of']}：${values.map((value) => subject.options[value]).join('、')}`
}
