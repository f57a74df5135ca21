/** Whether a body answered what it was asked. */
import type { OutsideFact } from '../contract.ts'

const kinds = { text: 'string', number: 'number', 'yes-no': 'boolean' } as const

/** Why the answer cannot be used, in Chinese; undefined when it can. A field may be left out, none may be added. */
export function answerFault(
  { fields }: Pick<OutsideFact, 'fields'>,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const known = new Map(fields.map((field) => [field.key, field]))
  const added = Object.keys(values).find((key) => !known.has(key))
  if (added) return `答复里有没有问过的内容：${added}`
  for (const [key, value] of Object.entries(values)) {
    const { kind, title } = known.get(key)!
    const fits = typeof value === kinds[kind] && (kind !== 'number' || Number.isFinite(value))
    if (!fits) return `答复里“${title}”的内容不符合约定`
  }
  return Object.keys(values).length === 0 ? '答复里没有内容' : undefined
}
