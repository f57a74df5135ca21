/** The way through a form: which sections there are for these answers, and what stands in the way of going on. */
import { type FormField, type FormSection, type FormValues, isShown } from '#modules/forms/contract.ts'

/** Sections with at least one field to answer, each with only those. */
export function shownSections(sections: readonly FormSection[], values: FormValues): FormSection[] {
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => isShown(sections, field, values)) }))
    .filter((section) => section.fields.length > 0)
}

export type Obstacle = { field: FormField; message: string }

/** The fields of these sections that have an error, in the order of the form. */
export function obstacles(sections: readonly FormSection[], errors: Readonly<Record<string, string>>): Obstacle[] {
  return sections
    .flatMap((section) => section.fields)
    .filter((field) => errors[field.key] !== undefined)
    .map((field) => ({ field, message: errors[field.key]! }))
}
