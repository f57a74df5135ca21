/** Who stands at the counter, as typed so far, and what of it fills the form. */
import type { OutputOf } from '#kernel/contract.ts'
import type { FormSection, FormValues, itemForm } from '#modules/forms/contract.ts'

export type ApplicantKind = 'person' | 'enterprise'

export type ApplicantDraft = {
  kind: ApplicantKind
  /** ID number or unified social credit code. */
  identifier: string
  name: string
  phone: string
  address: string
  legalRepresentative: string
  agentName: string
}

/** 自然人 in the catalogue's table of audiences. */
const NATURAL_PERSON = '1'

/** The kinds of applicant an item is for. */
export function kindsFor(audience: readonly string[]): ApplicantKind[] {
  const kinds: ApplicantKind[] = []
  if (audience.includes(NATURAL_PERSON)) kinds.push('person')
  if (audience.some((one) => one !== NATURAL_PERSON)) kinds.push('enterprise')
  return kinds
}

export function emptyApplicant(audience: readonly string[]): ApplicantDraft {
  return {
    kind: kindsFor(audience)[0] ?? 'person',
    identifier: '',
    name: '',
    phone: '',
    address: '',
    legalRepresentative: '',
    agentName: '',
  }
}

/** The contract tells the kind of a field as text; the fields come from the closed vocabulary all the same. */
export function sectionsOf(form: OutputOf<typeof itemForm>): readonly FormSection[] {
  return form.sections as readonly FormSection[]
}

/** Values of the fields that ask for what the clerk has just read from the papers. */
export function ofApplicant(sections: readonly FormSection[], draft: ApplicantDraft): FormValues {
  const known: Record<string, string> =
    draft.kind === 'person'
      ? {
          'person.name': draft.name,
          'person.idNumber': draft.identifier,
          'person.phone': draft.phone,
          'person.address': draft.address,
        }
      : {
          'enterprise.name': draft.name,
          'enterprise.uscc': draft.identifier,
          'enterprise.address': draft.address,
          'enterprise.legalRepresentative': draft.legalRepresentative,
        }
  const fields = sections.flatMap((section) => section.fields)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = field.prefill ? known[field.prefill] : undefined
      return value ? [[field.key, value]] : []
    }),
  )
}
