/** Counting what an application did not ask for again (国务院关于在线政务服务的若干规定 art. 7). Pure. */
import type { FieldSource, MaterialGiven } from '../contract.ts'

export type Counts = Readonly<Record<string, number>>
type Field = { key: string; kind: string; prefill?: unknown; element?: unknown }

/** Only boxes of the form that can be filled in beforehand and have an answer count. */
export function keptBySource(
  form: readonly { fields: readonly Field[] }[],
  values: Readonly<Record<string, unknown>>,
  kept: Readonly<Record<string, FieldSource>>,
): Counts {
  const fillable = form
    .flatMap((section) => section.fields)
    .filter((one) => (one.prefill ?? one.element ?? one.kind === 'rows') && values[one.key] !== undefined)
  return counted(fillable.flatMap(({ key }) => kept[key] ?? []))
}

/** A promise instead of a material, or paper at the counter, is not a material spared. */
export function sparedBySource(
  rows: readonly { key: string; how: string }[],
  given: readonly Pick<MaterialGiven, 'key' | 'fromCase'>[],
): Counts {
  const earlier = new Set(given.flatMap((one) => (one.fromCase ? [one.key] : [])))
  return counted(
    rows.flatMap(({ key, how }) => {
      if (how === 'licence' || how === 'fact') return [how]
      return how === 'document' && earlier.has(key) ? ['earlier'] : []
    }),
  )
}

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

function counted(sources: readonly string[]): Counts {
  const counts: Record<string, number> = {}
  for (const source of sources) counts[source] = (counts[source] ?? 0) + 1
  return counts
}
