/** What the guide says of the elements that few people look for, in the words of the difference and of the exports. */
import type { ItemContent } from '../contract.ts'
import { type ElementKey, elementLines, elements } from './elements.ts'

/** Those the guide does not show elsewhere in full. */
const behindTheWords = [
  'mainItem',
  'basicCode',
  'implementationCode',
  'handlingCode',
  'localCode',
  'body',
  'power',
  'topics',
  'handling',
  'statutory',
  'promised',
  'quota',
  'fees',
  'specialProcedures',
  'intermediaries',
  'result',
  'trips',
  'access',
  'reach',
  'service',
  'plannedEnd',
] as const satisfies readonly ElementKey[]

/** Elements with nothing stated are left out. */
export function guideElements(whole: ItemContent): { title: string; lines: string[] }[] {
  // Which licence the system makes of it is said by its name.
  const { licenceType: _, ...result } = whole.result
  const content = { ...whole, result }
  return behindTheWords
    .map((key) => ({ title: elements[key].title, lines: elementLines(content, key) }))
    .filter(({ lines }) => lines.length > 0)
}
