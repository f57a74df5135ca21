/** What differs between two versions, element by element, in words anybody can read. */
import type { Difference, ItemContent } from '../contract.ts'
import { type ElementKey, elementKeys, elements } from './elements.ts'
import type { Part } from './parts.ts'

/**
 * Lines that differ, in the order of the elements. A line both have with other words is one change; a line only one has
 * was added or taken away. Lines that only changed places are no difference, except that of situations, where the first begins.
 */
export function differencesBetween(
  before: ItemContent,
  after: ItemContent,
  keys: readonly ElementKey[] = elementKeys,
): Difference[] {
  return keys.flatMap((key) => {
    const { title, read } = elements[key]
    const [old, young] = [numbered(read(before)), numbered(read(after))]
    const changed = [...old].flatMap(([label, text]) => {
      const now = young.get(label)
      return now === text ? [] : [{ element: key, title, part: shown(label), before: text, after: now }]
    })
    const added = [...young].flatMap(([label, text]) =>
      old.has(label) ? [] : [{ element: key, title, part: shown(label), after: text }],
    )
    return [...changed, ...added]
  })
}

/** Two lines of one label are told apart by their number. */
function numbered(parts: readonly Part[]): Map<string, string> {
  const lines = new Map<string, string>()
  for (const { label, text } of parts) {
    let name = label
    for (let at = 2; lines.has(name); at++) name = `${label}（${at}）`
    lines.set(name, text)
  }
  return lines
}

const shown = (label: string) => label || undefined
