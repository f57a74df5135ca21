/** One field of an item's form: a single answer, or a repeating group of them. */
import type { FormField, FormValue, SingleValue } from '#modules/forms/contract.ts'
import type { LoadRegions } from './region-field.tsx'
import { RowsField } from './rows-field.tsx'
import { fieldId, SingleField } from './single-field.tsx'

export type OneFieldProps = {
  field: FormField
  value: FormValue
  error?: string
  /** Errors by place, for the fields within a repeating group: `partners.0.name`. */
  within?: Readonly<Record<string, string>>
  hint?: string
  loadRegions?: LoadRegions
  onChange: (value: FormValue) => void
  /** @param place of the control that was left */
  onBlur: (place: string) => void
}

export function OneField(props: OneFieldProps) {
  const { field, value, error, within, hint, loadRegions, onChange, onBlur } = props
  if (field.kind === 'rows') {
    const { label, required, help } = field
    const shared = { field, value, within, loadRegions, onChange, onBlur, error, hint }
    return <RowsField id={fieldId(field.key)} label={label} required={required} help={help} {...shared} />
  }
  return (
    <SingleField
      field={{ ...field, kind: field.kind }}
      place={field.key}
      value={value as SingleValue}
      error={error}
      hint={hint}
      loadRegions={loadRegions}
      onChange={onChange}
      onBlur={() => onBlur(field.key)}
    />
  )
}
