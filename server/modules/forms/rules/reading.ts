import type { FormField, FormSection } from '../contract.ts'
import type { FormValue, FormValues } from './check-values.ts'
import { isShown } from './shown.ts'

/** A group of the form as it is read: label and text, hidden fields left out. */
export type ReadingSection = { key: string; section: string; rows: { key: string; label: string; text: string }[] }

/**
 * The form in reading form, for the check before submitting, the case page and letters.
 * @param nameOfRegion turns a 12-digit code into a name; without it the code itself is shown
 */
export function readingOf(
  sections: readonly FormSection[],
  values: FormValues,
  nameOfRegion: (code: string) => string = (code) => code,
): ReadingSection[] {
  return sections
    .map(({ key, title, fields }) => ({
      key,
      section: title,
      rows: fields
        .filter((field) => isShown(sections, field, values))
        .map((field) => ({
          key: field.key,
          label: field.label,
          text: textOf(field, values[field.key] ?? null, nameOfRegion),
        })),
    }))
    .filter((section) => section.rows.length > 0)
}

const NOTHING = '未填写'

function textOf(field: FormField, value: FormValue, nameOfRegion: (code: string) => string): string {
  if (value === null || value === '') return NOTHING
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberText(field, value)
  if (typeof value === 'string') {
    if (field.kind === 'region') return nameOfRegion(value)
    if (field.kind === 'date') return dateText(value)
    return field.kind === 'choice' ? labelOf(field, value) : value
  }
  return value.map((one) => labelOf(field, one)).join('、') || NOTHING
}

function numberText(field: FormField, value: number): string {
  return field.kind === 'amount' ? `${(value / 100).toFixed(2)} 元` : `${value}${field.unit ? ` ${field.unit}` : ''}`
}

function dateText(value: string): string {
  const [year, month, day] = value.split('-').map(Number)
  return day ? `${year}年${month}月${day}日` : value
}

function labelOf(field: FormField, value: string): string {
  return field.options?.find((one) => one.value === value)?.label ?? value
}
