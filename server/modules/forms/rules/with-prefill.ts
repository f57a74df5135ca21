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
  return readers[field.kind]?.(text, field)
}

/** What another body answered, as the field would have it; undefined when it does not fit. */
export function answerFromFact(field: FormField, said: string | number | boolean): FormValue | undefined {
  if (field.kind === 'yes-no') return typeof said === 'boolean' ? said : undefined
  if (field.kind === 'number') return typeof said === 'number' ? said : undefined
  return answerFrom(field, typeof said === 'boolean' ? (said ? '是' : '否') : String(said))
}

type Reader = (text: string, field: FormField) => FormValue | undefined

const asItIs: Reader = (text) => text
/** What is not here cannot be told from one text. */
const readers: Partial<Record<FormField['kind'], Reader>> = {
  text: asItIs,
  'long-text': asItIs,
  'id-number': asItIs,
  uscc: asItIs,
  phone: asItIs,
  date(text) {
    const [, year, month = '', day = ''] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
    return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
  },
  number: numberIn,
  amount(text) {
    const yuan = numberIn(text)
    return yuan === undefined ? undefined : Math.round(yuan * 100)
  },
  choice: (text, { options }) => options?.find((one) => one.label === text)?.value,
}

function numberIn(text: string): number | undefined {
  const found = /^-?\d+(?:\.\d+)?/.exec(text)?.[0]
  return found === undefined ? undefined : Number(found)
}
