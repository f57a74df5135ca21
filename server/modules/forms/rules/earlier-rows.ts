/** Repeating groups as they are kept for the next form and filled in again: by standard element, whatever a form calls its boxes. */
import type { FormField } from '../contract.ts'
import type { FormRow, FormValue } from './check-values.ts'

type Group = Pick<FormField, 'label' | 'fields'>

/** The same group in another form: called the same, asking the same elements. Undefined where no box asks a standard element. */
export function rowsKey({ label, fields = [] }: Group): string | undefined {
  const elements = fields.flatMap(({ element }) => element?.key ?? []).toSorted()
  return elements.length > 0 ? `rows:${label}:${[...new Set(elements)].join(',')}` : undefined
}

/** Of each row what was answered to these elements; rows that say nothing of them are left out. */
export function rowsByElement({ fields = [] }: Group, rows: readonly FormRow[], kept: ReadonlySet<string>): FormRow[] {
  return rows
    .map((row) => {
      const cells = fields.flatMap(({ key, element }) => {
        const value = row[key]
        return element && kept.has(element.key) && value !== undefined && value !== null ? [[element.key, value]] : []
      })
      return Object.fromEntries(cells) as FormRow
    })
    .filter((row) => Object.keys(row).length > 0)
}

/**
 * The rows as this form would have them, no more than it takes.
 * @param fits whether the box itself would take the value
 */
export function rowsForForm(
  { fields = [], maximum }: Group & Pick<FormField, 'maximum'>,
  rows: readonly FormRow[],
  fits: (field: FormField, value: FormValue) => boolean,
): FormRow[] {
  return rows
    .slice(0, maximum)
    .map((row) => {
      const cells = fields.flatMap((field) => {
        const value = field.element && row[field.element.key]
        return value !== undefined && fits(field, value) ? [[field.key, value]] : []
      })
      return Object.fromEntries(cells) as FormRow
    })
    .filter((row) => Object.keys(row).length > 0)
}
