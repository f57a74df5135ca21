/**
 * Rules of an instant approval (秒批): read, checked for soundness, and judged. A condition holds only when it comes out exactly
 * true with nothing missing and no warning; everything else is for a person.
 */
import { evaluate, parseExpression } from 'feelin'
import type { ItemContent, RuleCondition, RuleVerdict } from '../contract.ts'
import { instantFacts } from './easier-words.ts'

type Form = ItemContent['form']
/** Facts other bodies answer, by name: `facts.socialInsurance.months`. */
export type Outside = readonly {
  readonly name: string
  readonly title: string
  readonly fields: readonly {
    readonly key: string
    readonly title: string
    readonly kind: 'text' | 'number' | 'yes-no'
  }[]
}[]
export type ValueKind = 'text' | 'number' | 'yes-no' | 'list' | 'licence'
/** One thing a condition speaks of: `form.area`, `licences.idCard.face.住址`, `facts.age`. */
export type Mention = { path: string; title: string; kind: ValueKind }
/** What a rule is judged over. */
export type RuleScope = {
  form: Readonly<Record<string, unknown>>
  licences: Readonly<Record<string, unknown>>
  facts: Readonly<Record<string, unknown>>
}
export type Judged = { condition: RuleCondition; verdict: RuleVerdict; why?: string; mentions: Mention[] }

/** `id-card` as a name in a rule: `idCard`. */
export function licenceName(typeKey: string): string {
  return typeKey.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

const licenceParts: Record<string, string> = {
  number: '证照编号',
  issuedBy: '发证机关',
  validFrom: '生效日期',
  validTo: '有效期至',
}

/** Judges every condition. An empty rule holds for nobody. */
export function judgeRule(
  conditions: readonly RuleCondition[],
  form: Form,
  scope: RuleScope,
  outside: Outside = [],
): Judged[] {
  return conditions.map((condition) => {
    const mentions = mentionsOf(condition.holds).map((path) => mentionOf(path, form, outside) ?? unknownMention(path))
    return { condition, mentions, ...verdictOf(condition.holds, mentions, scope) }
  })
}

export function ruleGrants(judged: readonly Pick<Judged, 'verdict'>[]): boolean {
  return judged.length > 0 && judged.every((one) => one.verdict === 'holds')
}

function verdictOf(
  expression: string,
  mentions: readonly Mention[],
  scope: RuleScope,
): { verdict: RuleVerdict; why?: string } {
  const missing = mentions.filter(({ path }) => valueAt(scope, path) === null)
  if (missing.length > 0)
    return { verdict: 'uncertain', why: `没有“${missing.map((one) => one.title).join('”“')}”的信息` }
  const wrong = mentions.find(({ path, kind }) => kindOf(valueAt(scope, path)) !== kind)
  if (wrong) return { verdict: 'uncertain', why: `“${wrong.title}”的内容不能用来判断` }
  try {
    const { value, warnings } = evaluate(expression, scope)
    if (warnings.length > 0 || typeof value !== 'boolean') return { verdict: 'uncertain', why: '按现有信息不能判断' }
    return { verdict: value ? 'holds' : 'fails' }
  } catch {
    return { verdict: 'uncertain', why: '规则不能执行' }
  }
}

/** The value a path leads to; null when there is none. */
export function valueAt(scope: RuleScope, path: string): unknown {
  let at: unknown = scope
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return null
    at = (at as Record<string, unknown>)[step]
  }
  return at === undefined || at === '' ? null : at
}

function kindOf(value: unknown): ValueKind | undefined {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : undefined
  if (typeof value === 'boolean') return 'yes-no'
  if (typeof value === 'object' && value !== null) return 'licence'
  return typeof value === 'string' ? 'text' : undefined
}

/** The paths a condition speaks of, each once; empty when it cannot be read. */
export function mentionsOf(expression: string): string[] {
  return [
    ...new Set(
      nodesOf(expression)
        .filter(isWholePath)
        .map(({ text }) => text.replaceAll(/\s/g, '')),
    ),
  ]
}

/** What these conditions speak of, each thing once. */
export function mentioned(expressions: readonly string[], form: Form, outside: Outside = []): Mention[] {
  const paths = new Set(expressions.flatMap(mentionsOf))
  return [...paths].map((path) => mentionOf(path, form, outside) ?? unknownMention(path))
}

type Node = { name: string; from: number; to: number; text: string; parent?: string }

function nodesOf(expression: string): Node[] {
  const nodes: Node[] = []
  try {
    const cursor = parseExpression(expression, {}, undefined).cursor()
    do {
      const { name, from, to } = cursor
      const parent = cursor.node.parent?.name
      nodes.push({ name, from, to, text: expression.slice(from, to), ...(parent && { parent }) })
    } while (cursor.next())
  } catch {
    return []
  }
  return nodes
}

/** The longest path, not the shorter ones it begins with; a name on its own is a path of one step. */
function isWholePath({ name, parent }: Node): boolean {
  if (name === 'PathExpression') return parent !== 'PathExpression'
  return name === 'VariableName' && parent !== 'PathExpression' && parent !== 'FunctionInvocation'
}

function mentionOf(path: string, form: Form, outside: Outside): Mention | undefined {
  const [root, name = '', part, label, ...more] = path.split('.')
  if (more.length > 0) return undefined
  if (root === 'facts' && part === undefined) {
    const fact = Object.hasOwn(instantFacts, name) ? instantFacts[name as keyof typeof instantFacts] : undefined
    return fact && { path, title: fact.title.replace(/（.*）$/, ''), kind: fact.kind }
  }
  if (root === 'facts' && part !== undefined && label === undefined) {
    const fact = outside.find((one) => one.name === name)
    const field = fact?.fields.find(({ key }) => key === part)
    return field && { path, title: `${fact!.title}：${field.title.replace(/（.*）$/, '')}`, kind: field.kind }
  }
  if (root === 'form' && part === undefined) {
    const field = form.flatMap((section) => section.fields).find((one) => one.key === name)
    if (!field || field.kind === 'rows') return undefined
    return { path, title: field.label, kind: fieldKinds[field.kind] ?? 'text' }
  }
  if (root !== 'licences' || !/^[a-z][a-zA-Z0-9]*$/.test(name)) return undefined
  if (part === undefined) return { path, title: '有效的证照', kind: 'licence' }
  if (part === 'face') return label ? { path, title: `证照照面上的${label}`, kind: 'text' } : undefined
  return Object.hasOwn(licenceParts, part) && label === undefined
    ? { path, title: `证照的${licenceParts[part]}`, kind: 'text' }
    : undefined
}

const unknownMention = (path: string): Mention => ({ path, title: path, kind: 'text' })

const fieldKinds: Partial<Record<Form[number]['fields'][number]['kind'], ValueKind>> = {
  number: 'number',
  amount: 'number',
  'yes-no': 'yes-no',
  choices: 'list',
}

/** Names of facts that other bodies would have to answer: `socialInsurance` of `facts.socialInsurance.months`. */
export function outsideMentioned(expressions: readonly string[]): string[] {
  const paths = expressions.flatMap(mentionsOf).map((path) => path.split('.'))
  return [...new Set(paths.flatMap(([root, name, part]) => (root === 'facts' && part !== undefined ? [name!] : [])))]
}

/** Why the condition cannot be used, in Chinese; undefined when it can. */
export function ruleFault(expression: string, form: Form, outside: Outside = []): string | undefined {
  try {
    evaluate(expression, { form: {}, licences: {}, facts: {} })
  } catch {
    return '写得不完整或者有语法错误'
  }
  const paths = mentionsOf(expression)
  if (paths.length === 0) return '没有用到任何信息，不能作为条件'
  const mentions = new Map<string, Mention>()
  for (const path of paths) {
    const mention = mentionOf(path, form, outside)
    if (!mention) return `提到了不能用的信息：${path}`
    mentions.set(path, mention)
  }
  const unlike = unlikeTypes(expression, mentions)
  if (unlike) return unlike
  const { value, warnings } = evaluate(expression, sampleScope([...mentions.values()]))
  if (warnings.some((one) => one.type === 'NO_FUNCTION_FOUND')) return '用到了不存在的函数'
  return typeof value === 'boolean' || value === null ? undefined : '结果不是“是”或者“否”，不能作为条件'
}

const literalKinds: Record<string, ValueKind> = {
  NumericLiteral: 'number',
  StringLiteral: 'text',
  BooleanLiteral: 'yes-no',
}

/** FEEL compares a number with a text without complaint, so what is compared must be of one kind. */
function unlikeTypes(expression: string, mentions: ReadonlyMap<string, Mention>): string | undefined {
  for (const { text } of nodesOf(expression).filter((one) => one.name === 'Comparison')) {
    const sides = /^([^=<>!]+?)\s*(?:=|!=|<=|>=|<|>)\s*(.+)$/s.exec(text)?.slice(1, 3)
    const [left, right] = (sides ?? []).map((side) => kindOfText(side.trim(), mentions))
    if (left && right && left !== right) return `比较的两边不是同一类内容：${text}`
  }
  return undefined
}

function kindOfText(text: string, mentions: ReadonlyMap<string, Mention>): ValueKind | undefined {
  const mention = mentions.get(text)
  if (mention) return mention.kind
  const whole = nodesOf(text).find((one) => Object.hasOwn(literalKinds, one.name) && one.text === text)
  return whole && literalKinds[whole.name]
}

const samples: Record<ValueKind, unknown> = {
  text: '2026-01-05',
  number: 1,
  'yes-no': true,
  list: ['2026-01-05'],
  licence: {},
}

/** A scope with something for everything mentioned: for telling whether the condition runs at all. */
function sampleScope(mentions: readonly Mention[]): RuleScope {
  return scopeFrom(Object.fromEntries(mentions.map(({ path, kind }) => [path, samples[kind]])))
}

/** The scope in which each path leads to its value. */
export function scopeFrom(values: Readonly<Record<string, unknown>>): RuleScope {
  const scope: Record<string, unknown> = { form: {}, licences: {}, facts: {} }
  for (const [path, value] of Object.entries(values)) {
    const steps = path.split('.')
    const last = steps.pop()!
    let at = scope
    for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>
    at[last] = typeof at[last] === 'object' && typeof value === 'object' ? { ...value, ...at[last] } : value
  }
  return scope as RuleScope
}
