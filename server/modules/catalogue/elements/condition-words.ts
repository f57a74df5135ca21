import type { ItemContent } from '../contract.ts'

type Asking = Pick<ItemContent, 'situations'>

/** A condition as people read it: `premises = "rented"` is 「“经营场所是？”选“租的”」. What it does not know stays as written. */
export function conditionWords(condition: string, { situations = [] }: Asking): string {
  const byKey = new Map(situations.map((question) => [question.key, question]))
  const chosen = (key: string, list: string, written: string) => {
    const question = byKey.get(key)
    if (!question) return written
    const labels = [...list.matchAll(/"(\w+)"/g)].map(
      ([, option]) => `“${question.options.find((one) => one.key === option)?.label ?? option}”`,
    )
    return `“${question.text}”选${labels.join('或')}`
  }
  return condition
    .replaceAll(/(\w+)\s*=\s*("\w+")/g, (written, key: string, option: string) => chosen(key, option, written))
    .replaceAll(/(\w+)\s+in\s+\(([^)]*)\)/g, (written, key: string, list: string) => chosen(key, list, written))
    .replaceAll(/\s+and\s+/g, '，且')
    .replaceAll(/\s+or\s+/g, '，或')
}
