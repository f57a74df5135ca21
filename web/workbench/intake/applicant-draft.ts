/** Who stands at the counter, as typed so far, and what of it fills the form. */
import type { FormSection, FormValues } from '#modules/forms/contract.ts'

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

/** What the clerk read from the papers, and what the person said. */
type Source = 'papers' | 'typed'

/** Values of the fields that ask for what is known of the applicant already, each with where it comes from. */
export function ofApplicant(
  sections: readonly FormSection[],
  draft: ApplicantDraft,
): { values: FormValues; sources: Record<string, Source> } {
  const known: Record<string, [text: string, source: Source]> =
    draft.kind === 'person'
      ? {
          'person.name': [draft.name, 'papers'],
          'person.idNumber': [draft.identifier, 'papers'],
          'person.phone': [draft.phone, 'typed'],
          'person.address': [draft.address, 'typed'],
        }
      : {
          'enterprise.name': [draft.name, 'papers'],
          'enterprise.uscc': [draft.identifier, 'papers'],
          'enterprise.address': [draft.address, 'typed'],
          'enterprise.legalRepresentative': [draft.legalRepresentative, 'typed'],
          'person.name': [draft.agentName, 'typed'],
          'person.phone': [draft.phone, 'typed'],
        }
  const filled = sections
    .flatMap((section) => section.fields)
    .flatMap(({ key, prefill }) => {
      const [text, source] = (prefill && known[prefill]) || ['', 'typed']
      return text ? [{ key, text, source }] : []
    })
  return {
    values: Object.fromEntries(filled.map(({ key, text }) => [key, text])),
    sources: Object.fromEntries(filled.map(({ key, source }) => [key, source])),
  }
}
