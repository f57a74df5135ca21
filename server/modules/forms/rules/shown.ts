import type { FormField, FormSection } from '../contract.ts'
import type { FormValue, FormValues } from './check-values.ts'

/**
 * Whether the field is asked at all: its condition holds, and the field the condition looks at is itself shown.
 * A hidden field has no value, whatever was typed before it was hidden.
 */
export function isShown(sections: readonly FormSection[], field: FormField, values: FormValues): boolean {
  return isShownAmong(
    sections.flatMap((section) => section.fields),
    field,
    values,
  )
}

/** The same within one row of a repeating group, whose fields look at each other only. */
export function isShownAmong(fields: readonly FormField[], field: FormField, values: FormValues): boolean {
  const byKey = new Map(fields.map((one) => [one.key, one]))
  const passed = new Set<string>()
  for (let one = field; one.when; ) {
    const { key, equals } = one.when
    const asked = byKey.get(key)
    // A condition that runs in a circle or looks at nothing can never hold.
    if (!asked || passed.has(one.key) || !holds(values[key], equals)) return false
    passed.add(one.key)
    one = asked
  }
  return true
}

function holds(value: FormValue | undefined, equals: string | boolean): boolean {
  return Array.isArray(value) ? value.some((one) => one === equals) : value === equals
}
