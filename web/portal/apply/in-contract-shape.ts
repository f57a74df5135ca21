/** Between what a screen holds and what the contracts of drafts and filing say. */
import type { FormSection, FormValues } from '#modules/forms/contract.ts'
import type { Files } from './begin.ts'

type Editable = Record<string, string | number | boolean | string[] | null>

/** The same values, in the shape the contract writes them. */
export function editable(values: FormValues): Editable {
  return values as Editable
}

export function idsOf(files: Files): Record<string, string[]> {
  return Object.fromEntries(Object.entries(files).map(([key, list]) => [key, list.map((file) => file.id)]))
}

/** A mark stays while its value is the one that was filled in. */
export function stillFrom(sources: Readonly<Record<string, string>>, prefilled: FormValues, values: FormValues) {
  return Object.fromEntries(
    Object.entries(sources).filter(([key]) => JSON.stringify(values[key]) === JSON.stringify(prefilled[key])),
  )
}

/** The telephone the form asks for is where the applicant can be reached. */
export function phoneIn(sections: readonly FormSection[], values: FormValues): string | undefined {
  const field = sections.flatMap((section) => section.fields).find((one) => one.kind === 'phone')
  const phone = field && values[field.key]
  return typeof phone === 'string' && phone.trim() !== '' ? phone.trim() : undefined
}

export function messagesIn(fields: unknown): Record<string, string> | undefined {
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : undefined
}

export function keysIn(missing: unknown): string[] {
  return Array.isArray(missing) ? missing.map((one: { key: string }) => one.key) : []
}
