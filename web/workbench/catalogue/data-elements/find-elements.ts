/** The elements whose name, key or help has all that was typed: those called so first, else in the library's order. */
import type { DataElement } from '#modules/vocabulary/contract.ts'

export function findElements<E extends Pick<DataElement, 'key' | 'label' | 'help'>>(
  elements: readonly E[],
  typed: string,
): E[] {
  const parts = typed.trim().toLowerCase().split(/\s+/)
  const saysAll = (text: string) => parts.every((part) => text.toLowerCase().includes(part))
  const found = elements.filter(({ key, label, help }) => saysAll(`${key} ${label} ${help}`))
  return found.toSorted((one, other) => Number(saysAll(other.label)) - Number(saysAll(one.label)))
}
