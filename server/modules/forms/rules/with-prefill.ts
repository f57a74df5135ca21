/** What is in the boxes when one comes to a form: what one typed, and elsewhere what need not be typed. Pure. */
import type { FormField } from '../contract.ts'
import type { FormValue, FormValues } from './check-values.ts'

/**
 * A prefilled value never stands over what a person typed, and emptying a box is typing too: only fields nobody has touched
 * are filled in.
 */
export function withPrefill(prefilled: FormValues, typed: FormValues): FormValues {
  const untouched = Object.entries(prefilled).filter(([key]) => !Object.hasOwn(typed, key))
  return Object.fromEntries([...untouched, ...Object.entries(typed)])
}

/** A row of a licence's face as the field would have it; undefined when it does not read as one. */
export function answerFrom(field: FormField, text: string): FormValue | undefined {
  switch (field.kind) {
    case 'date': {
      const [, year, month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
      return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
    }
    case 'number':
    case 'amount': {
      const found = /^-?\d+(?:\.\d+)?/.exec(text)?.[0]
      if (found === undefined) return undefined
      return field.kind === 'amount' ? Math.round(Number(found) * 100) : Number(found)
    }
    case 'choice':
      return field.options?.find((one) => one.label === text)?.value
    case 'choices':
    case 'yes-no':
    case 'region':
    case 'rows':
      return undefined
    case 'text':
    case 'long-text':
    case 'id-number':
    case 'uscc':
    case 'phone':
      return text
  }
}
