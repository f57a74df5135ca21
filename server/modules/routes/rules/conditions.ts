/** Conditions of a route: FEEL over `form` and `facts`, and why one cannot be used. */
import { evaluate } from 'feelin'
import { placesOf, isTask } from './route-graph.ts'
import type { Route } from './route-model.ts'

/** What a condition may mention: the fields of the item's form, the situation questions, what other bodies answer; by key. */
export type Mentionable = {
  readonly fields: readonly string[]
  readonly situations: readonly string[]
  readonly outside?: readonly { readonly name: string; readonly fields: readonly { readonly key: string }[] }[]
}

const empty = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, null]))

/** Why the condition cannot be used, in Chinese; undefined when it can. */
export function conditionFault(condition: string, route: Route, known: Mentionable): string | undefined {
  if (/^\s*[$#]\{/.test(condition)) return `要写成 FEEL，不要加花括号：${condition}`
  const taskIds = [...placesOf(route).values()].filter(isTask).map(({ node }) => node.id)
  const facts = {
    applicantKind: null,
    regionCode: null,
    channel: null,
    situation: empty(known.situations),
    opinions: empty(taskIds),
    ...Object.fromEntries((known.outside ?? []).map(({ name, fields }) => [name, empty(fields.map(({ key }) => key))])),
  }
  try {
    const { warnings } = evaluate(condition, { form: empty(known.fields), facts })
    const unknown = warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND' || type === 'NO_CONTEXT_ENTRY_FOUND')
    if (!unknown) return undefined
    const word = /'([^']+)'/.exec(unknown.message)?.[1] ?? condition
    return unknown.type === 'NO_VARIABLE_FOUND'
      ? `用到了“${word}”：表单项写成 form.键名，其他情况写成 facts.名称`
      : `提到了不存在的“${word}”`
  } catch {
    return `写得不完整或有语法错误：${condition}`
  }
}
