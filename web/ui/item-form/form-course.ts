/** The way through a form: which sections there are for these answers, and what stands in the way of going on. */
import { type FormField, type FormSection, type FormValues, isShown } from '#modules/forms/contract.ts'
import { uiWords } from '../../words/zh/ui.ts'

/** Sections with at least one field to answer, each with only those. */
export function shownSections(sections: readonly FormSection[], values: FormValues): FormSection[] {
  return sections
    .map((section) => ({ ...section, fields: section.fields.filter((field) => isShown(sections, field, values)) }))
    .filter((section) => section.fields.length > 0)
}

/** `place`: a field's key, or `partners.0.name` within a repeating group. */
export type Obstacle = { place: string; message: string }

/** What has an error in these sections, in the order of the form; within repeating groups each with its row. */
export function obstacles(sections: readonly FormSection[], errors: Readonly<Record<string, string>>): Obstacle[] {
  const known = Object.entries(errors)
  return sections
    .flatMap((section) => section.fields)
    .flatMap((field) =>
      known
        .filter(([place]) => rootOf(place) === field.key)
        .map(([place, message]) => ({ place, message: place === field.key ? message : inRow(field, place, message) })),
    )
}

/** The field a place belongs to: `partners` of `partners.0.name`. */
export function rootOf(place: string): string {
  return place.split('.', 1)[0]!
}

function inRow({ label }: FormField, place: string, message: string): string {
  return uiWords.inRow(uiWords.rowOf(label, Number(place.split('.')[1]) + 1), message)
}
