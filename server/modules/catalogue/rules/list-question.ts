/**
 * What a list may ask of an item, in words an editor can choose from, and the jsonpath over the content it means.
 * As text, so that it can stand in an address: `audience:one-of:2,3;trips:at-most:1`.
 */

export type ListSubject =
  /** `options` by value; `of` one value or an array of them. */
  | { title: string; kind: 'choice'; of: string; many?: boolean; options: Readonly<Record<string, string>> }
  /** `stated`: a predicate that holds for an item that has it. */
  | { title: string; kind: 'presence'; stated: string }
  /** `gap`: a number in whose place a careful value stands is none. */
  | { title: string; kind: 'number'; of: string; unit: string; gap: string }
  | { title: string; kind: 'text'; of: string }

/** What may be said about each kind of subject. */
export const listTests = {
  choice: { 'one-of': '是其中之一', 'none-of': '都不是' },
  presence: { has: '有', lacks: '没有' },
  number: { 'at-most': '不超过', 'at-least': '不少于' },
  text: { contains: '含有', 'lacks-text': '不含' },
} as const
type Test = { [K in keyof typeof listTests]: keyof (typeof listTests)[K] }[keyof typeof listTests]

export type ListCondition = { about: string; is: Test; values: readonly string[] }
type Subjects = Readonly<Record<string, ListSubject>>

export function conditionsText(conditions: readonly ListCondition[]): string {
  return conditions.map(({ about, is, values }) => [about, is, values.join(',')].join(':')).join(';')
}

/** Undefined when the text says something that cannot be asked. */
export function readConditions(text: string, subjects: Subjects): ListCondition[] | undefined {
  const read = text.split(';').map((part) => {
    const [about = '', is = '', values = ''] = part.split(':')
    return { about, is, values: values === '' ? [] : values.split(',') }
  })
  return read.every((one) => isAskable(one, subjects)) ? (read as ListCondition[]) : undefined
}

function isAskable(one: { about: string; is: string; values: string[] }, subjects: Subjects): boolean {
  const subject = Object.hasOwn(subjects, one.about) ? subjects[one.about] : undefined
  if (!subject) return false
  if (!Object.hasOwn(listTests[subject.kind], one.is)) return false
  if (subject.kind === 'presence') return one.values.length === 0
  if (subject.kind === 'choice')
    return one.values.length > 0 && one.values.every((value) => Object.hasOwn(subject.options, value))
  const [value = ''] = one.values
  return one.values.length === 1 && (subject.kind === 'number' ? /^\d{1,4}$/.test(value) : value.trim() !== '')
}

/** The jsonpath that finds an item's content when the item belongs on the list. */
export function questionOf(conditions: readonly ListCondition[], match: 'all' | 'any', subjects: Subjects): string {
  return `$ ? (${conditions.map((one) => predicate(one, subjects[one.about]!)).join(match === 'all' ? ' && ' : ' || ')})`
}

function predicate({ is, values }: ListCondition, subject: ListSubject): string {
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
export function conditionWords({ about, is, values }: ListCondition, subjects: Subjects): string {
  const subject = subjects[about]!
  if (subject.kind === 'presence') return `${listTests.presence[is as 'has']}${subject.title}`
  if (subject.kind === 'number')
    return `${subject.title}${listTests.number[is as 'at-most']} ${values[0]} ${subject.unit}`
  if (subject.kind === 'text') return `${subject.title}${listTests.text[is as 'contains']}“${values[0]}”`
  return `${subject.title}${listTests.choice[is as 'one-of']}：${values.map((value) => subject.options[value]).join('、')}`
}
