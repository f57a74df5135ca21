/** A field with one answer: its kind decides the control. */
import type { RowField, SingleValue } from '#modules/forms/contract.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { DateField } from '../date-field.tsx'
import { ChoiceField, ChoicesField, LongTextField, SelectField, TextField } from '../field.tsx'
import { NumberField } from './number-field.tsx'
import { type LoadRegions, RegionField } from './region-field.tsx'

export type SingleFieldProps = {
  field: RowField
  /** Where it stands in the form: its key, or `partners.0.name` within a group. */
  place: string
  value: SingleValue
  error?: string
  hint?: string
  loadRegions?: LoadRegions
  onChange: (value: SingleValue) => void
  onBlur: () => void
}

/** More choices than this are a menu. */
const mostToSee = 6
const yesNo = [
  { value: 'yes', label: uiWords.yes },
  { value: 'no', label: uiWords.no },
]

/** The element id of a field, for links to it. */
export function fieldId(place: string): string {
  return `field-${place}`
}

export function SingleField(props: SingleFieldProps) {
  const { field, place, value, error, hint, loadRegions, onChange, onBlur } = props
  const face = { id: fieldId(place), label: field.label, required: field.required, help: field.help, hint, error }
  const text = { ...face, value: typeof value === 'string' ? value : '', onChange, onBlur }
  switch (field.kind) {
    case 'text':
      return <TextField {...text} maxLength={field.maxLength ?? 200} unit={field.unit} />
    case 'long-text':
      return <LongTextField {...text} maxLength={field.maxLength ?? 4000} />
    case 'id-number':
      return <TextField {...text} maxLength={24} />
    case 'uscc':
      return <TextField {...text} maxLength={24} />
    case 'phone':
      return <TextField {...text} type="tel" inputMode="tel" autoComplete="tel" maxLength={20} />
    case 'date':
      return <DateField {...text} />
    case 'number':
      return <NumberField {...face} value={value} unit={field.unit} onChange={onChange} onBlur={onBlur} />
    case 'amount':
      return <NumberField {...face} value={value} unit={uiWords.yuan} scale={100} onChange={onChange} onBlur={onBlur} />
    case 'yes-no':
      return (
        <ChoiceField
          {...face}
          inline
          options={yesNo}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
          onChange={(chosen) => onChange(chosen === 'yes')}
        />
      )
    case 'choice': {
      const options = field.options ?? []
      if (options.length > mostToSee) return <SelectField {...text} options={options} />
      return <ChoiceField {...face} options={options} value={text.value} onChange={onChange} />
    }
    case 'choices':
      return (
        <ChoicesField
          {...face}
          options={field.options ?? []}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      )
    case 'region':
      break
  }
  return <RegionField {...face} value={text.value} load={loadRegions} onChange={onChange} />
}
