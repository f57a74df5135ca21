import type { FormField, FormSection } from '../contract.ts'
import type { FormRow, FormValue, FormValues } from './check-values.ts'
import { isShown, isShownAmong } from './shown.ts'

/** The places chosen in a form, also within repeating groups. */
export function regionCodesIn(sections: readonly FormSection[], values: FormValues): string[] {
  return sections.flatMap((section) => codesAmong(section.fields, values))
}

function codesAmong(fields: readonly FormField[], values: FormValues): string[] {
  return fields.flatMap((field) => {
    const value = values[field.key]
    if (field.kind === 'rows')
      return Array.isArray(value) ? value.flatMap((row) => codesAmong(field.fields ?? [], row as FormRow)) : []
    return field.kind === 'region' && typeof value === 'string' && /^\d{12}$/.test(value) ? [value] : []
  })
}

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
        .flatMap((field) => rowsOf(field, values[field.key] ?? null, nameOfRegion)),
    }))
    .filter((section) => section.rows.length > 0)
}

const NOTHING = '未填写'

type Row = ReadingSection['rows'][number]

/** One row for a field; of a repeating group one for each of its own: 股东 2. */
function rowsOf(field: FormField, value: FormValue, nameOfRegion: (code: string) => string): Row[] {
  const { key, label } = field
  if (field.kind !== 'rows') return [{ key, label, text: textOf(field, value, nameOfRegion) }]
  const rows = Array.isArray(value) ? value.filter((one): one is FormRow => typeof one === 'object') : []
  if (rows.length === 0) return [{ key, label, text: NOTHING }]
  return rows.map((row, at) => ({
    key: `${key}.${at}`,
    label: `${label} ${at + 1}`,
    text: rowText(field.fields ?? [], row, nameOfRegion),
  }))
}

function rowText(fields: readonly FormField[], row: FormRow, nameOfRegion: (code: string) => string): string {
  return fields
    .filter((field) => isShownAmong(fields, field, row))
    .map((field) => `${field.label}：${textOf(field, row[field.key] ?? null, nameOfRegion)}`)
    .join('；')
}

function textOf(field: FormField, value: FormValue, nameOfRegion: (code: string) => string): string {
  if (value === null || value === '') return NOTHING
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberText(field, value)
  if (typeof value === 'string') {
    if (field.kind === 'region') return nameOfRegion(value)
    if (field.kind === 'date') return dateText(value)
    return field.kind === 'choice' ? labelOf(field, value) : value
  }
  return value.map((one) => (typeof one === 'string' ? labelOf(field, one) : '')).join('、') || NOTHING
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
