/** Fields made of standard data elements: what is taken over, and which version that was. */
import type { FormField } from '#modules/catalogue/contract.ts'
import { type DataElement, inheritedFrom } from '#modules/vocabulary/contract.ts'

/** A new field that asks for the element. @param taken keys that are in use already */
export function fieldFrom(element: DataElement, taken: readonly { key: string }[]): FormField {
  return { ...renewed({ key: keyFor(element.key, taken), required: true, label: '', kind: 'text' }, element) }
}

/** The field as the element's newest version says it; its own condition and whether it must be filled in stay. */
export function renewed(field: FormField, element: DataElement): FormField {
  const { key, required, when, inSituation } = field
  const kept = { key, required, ...(when ? { when } : {}), ...(inSituation ? { inSituation } : {}) }
  const said = Object.fromEntries(Object.entries(inheritedFrom(element)).filter(([, value]) => value !== undefined))
  const profile = element.sources.find((one) => one.from === 'profile')
  return {
    ...kept,
    ...(said as Pick<FormField, 'label' | 'kind'>),
    ...(profile ? { prefill: profile.field } : {}),
    element: { key: element.key, version: element.version },
  }
}

/** `person-name` is `personName`, and `personName2` beside another one. */
function keyFor(element: string, taken: readonly { key: string }[]): string {
  const stem = element.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const keys = new Set(taken.map((one) => one.key))
  let [key, number] = [stem, 2]
  while (keys.has(key)) key = `${stem}${number++}`
  return key
}
