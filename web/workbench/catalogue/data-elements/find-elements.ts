/** The elements whose name, key or help has all that was typed, in the library's order. */
import type { DataElement } from '#modules/vocabulary/contract.ts'

export function findElements<E extends Pick<DataElement, 'key' | 'label' | 'help'>>(
  elements: readonly E[],
  typed: string,
): E[] {
  const parts = typed.trim().toLowerCase().split(/\s+/)
  return elements.filter(({ key, label, help }) => {
    const text = `${key} ${label} ${help}`.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
}
