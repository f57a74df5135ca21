/** Between the boxes one types an element into and what the library keeps. */
import type { DataElement, ElementContent, ElementSource } from '#modules/vocabulary/contract.ts'

export type Typed = {
  label: string
  subject: ElementContent['subject']
  kind: ElementContent['kind']
  help: string
  /** One on each line. */
  options: string
  maxLength: string
  minimum: string
  maximum: string
  unit: string
  basis: string
  profile: '' | Extract<ElementSource, { from: 'profile' }>['field']
  licenceType: string
  face: string
  /** `marriage.status`, of the directory of facts of other bodies. */
  fact: string
  earlier: boolean
  /** Options that were there before keep their values. */
  known: NonNullable<ElementContent['options']>
}

export const blankTyped: Typed = {
  label: '',
  subject: 'matter',
  kind: 'text',
  help: '',
  options: '',
  maxLength: '',
  minimum: '',
  maximum: '',
  unit: '',
  basis: '',
  profile: '',
  licenceType: '',
  face: '',
  fact: '',
  earlier: false,
  known: [],
}

export function typedFrom(element: DataElement): Typed {
  const { label, subject, kind, help, options = [], maxLength, minimum, maximum, unit, basis, sources } = element
  const profile = sources.find((one) => one.from === 'profile')
  const licence = sources.find((one) => one.from === 'licence')
  const fact = sources.find((one) => one.from === 'fact')
  return {
    label,
    subject,
    kind,
    help,
    options: options.map((one) => one.label).join('\n'),
    maxLength: String(maxLength ?? ''),
    minimum: String(minimum ?? ''),
    maximum: String(maximum ?? ''),
    unit: unit ?? '',
    basis: basis ?? '',
    profile: profile?.field ?? '',
    licenceType: licence?.licenceType ?? '',
    face: licence?.face ?? '',
    fact: fact ? `${fact.fact}.${fact.field}` : '',
    earlier: sources.some((one) => one.from === 'earlier'),
    known: options,
  }
}

/** Bounds that the chosen kind does not know are left out. */
export function contentFrom(typed: Typed): ElementContent {
  const { label, subject, kind, help, unit, basis } = typed
  const chooses = kind === 'choice' || kind === 'choices'
  const counts = kind === 'number' || kind === 'amount'
  const writes = kind === 'text' || kind === 'long-text'
  const number = (text: string) => (text === '' ? undefined : Number(text))
  return {
    label: label.trim(),
    subject,
    kind,
    help: help.trim(),
    options: chooses ? optionsFrom(typed) : undefined,
    maxLength: writes ? number(typed.maxLength) : undefined,
    minimum: counts ? number(typed.minimum) : undefined,
    maximum: counts ? number(typed.maximum) : undefined,
    unit: (kind === 'number' || kind === 'text') && unit.trim() ? unit.trim() : undefined,
    basis: basis.trim() || undefined,
    sources: sourcesFrom(typed),
  }
}

function optionsFrom({ options, known }: Typed): ElementContent['options'] {
  const lines = options.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((label) => known.find((one) => one.label === label) ?? { value: label, label })
}

function sourcesFrom({ profile, licenceType, face, fact, earlier }: Typed): ElementSource[] {
  const [name = '', field = ''] = fact.split('.')
  return [
    ...(profile ? [{ from: 'profile', field: profile } as const] : []),
    ...(licenceType ? [{ from: 'licence', licenceType, face: face.trim() } as const] : []),
    ...(fact ? [{ from: 'fact', fact: name, field } as const] : []),
    ...(earlier ? [{ from: 'earlier' } as const] : []),
  ]
}
