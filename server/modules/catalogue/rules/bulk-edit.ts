import type { BulkEdit, ItemContent } from '../contract.ts'

/** What says which item this is; a change set may not touch it. Keys tie parts of an item to each other. */
const FIXED = new Set([
  'basicCode',
  'implementationCode',
  'handlingCode',
  'localCode',
  'localBasicCode',
  'key',
  'leadsTo',
  'licenceType',
])

/** The content with every edit done, not yet checked for its shape. What the set states is no longer a gap. */
export function withEdits(content: ItemContent, edits: readonly BulkEdit[]): unknown {
  const edited = edits.reduce<unknown>(
    (result, edit) =>
      edit.kind === 'set'
        ? withValue(result, edit.path.split('.'), edit.value)
        : everyText(result, (text) => text.replaceAll(edit.from, edit.to)),
    content,
  )
  const stated = new Set(
    edits.flatMap((edit) => (edit.kind === 'set' && edit.value !== null ? [gapOf(edit.path)] : [])),
  )
  const gaps = content.gaps?.filter((gap) => !stated.has(gap) || (gap === 'service' && !serviceIsWhole(edited)))
  return gaps?.length === content.gaps?.length ? edited : withValue(edited, ['gaps'], gaps?.length ? gaps : null)
}

function gapOf(path: string): string {
  return path.split('.', 1)[0]!
}

/** An imported item says 未填报 where its source said nothing. */
function serviceIsWhole(content: unknown): boolean {
  const { service } = content as Partial<ItemContent>
  return [service?.address, service?.hours, service?.phone].every((text) => text && text !== '未填报')
}

function withValue(target: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const record = (target ?? {}) as Record<string, unknown>
  if (rest.length > 0) return { ...record, [name]: withValue(record[name], rest, value) }
  if (value !== null) return { ...record, [name]: value }
  const { [name]: _, ...left } = record
  return left
}

function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => everyText(one, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, FIXED.has(name) ? inner : everyText(inner, change)]),
  )
}
