/** Every kind of letter a body words, of a case and about a licence, in one shape for whoever edits and looks at wordings. */
import type { LicenceLetterFacts, LicenceLetterKind } from '#modules/licences/index.ts'
import type { LetterField, TemplateBlock } from '../contract-letters.ts'
import type { FieldValues, LetterWords } from '../rules/letter-template.ts'
import type { LetterKind } from '../store.ts'
import { commonFields, type DesignedField, type LetterDesign, worded } from './letter-design.ts'
import { sampleFacts } from './letter-sample.ts'
import { letterDesigns } from './letter-texts.ts'
import { addresseeOf, type LetterText } from './letter-words.ts'
import { licenceDesigns, licenceFields, licenceSample } from './licence-letters.ts'

export type WordedKind = LetterKind | LicenceLetterKind
type Wording = Pick<LetterDesign<never>, 'name' | 'builtIn' | 'demands'>
export type SampleLetter = LetterText & { addressee: string }

export const wordedKinds = [...Object.keys(letterDesigns), ...Object.keys(licenceDesigns)] as readonly WordedKind[]

export function isWordedKind(kind: string): kind is WordedKind {
  return Object.hasOwn(letterDesigns, kind) || isLicenceKind(kind)
}

export function isLicenceKind(kind: string): kind is LicenceLetterKind {
  return Object.hasOwn(licenceDesigns, kind)
}

/** What is known of a kind before there is anything to tell. */
export function wordingOf(kind: WordedKind): Wording {
  return isLicenceKind(kind) ? licenceDesigns[kind] : letterDesigns[kind]
}

/** The closed set of fields, conditions and demands of a kind, each field with a sample of what it says. */
export function wordsOf(kind: WordedKind): LetterWords {
  return isLicenceKind(kind)
    ? words(licenceDesigns[kind], licenceFields, licenceDesigns[kind].values(licenceSample(kind)))
    : words(letterDesigns[kind], commonFields, letterDesigns[kind].values(sampleFacts(kind)))
}

type Designed = Pick<LetterDesign<never>, 'fields' | 'demands'> & { conditions: LetterWords['conditions'] }

function words(
  { fields, conditions, demands }: Designed,
  common: readonly DesignedField[],
  sample: FieldValues,
): LetterWords {
  return {
    fields: [...common, ...fields].map((field): LetterField => {
      const value = sample[field.key]
      return { ...field, sample: typeof value === 'string' ? value : Array.isArray(value) ? value.join('；') : '' }
    }),
    conditions: conditions.map(({ key, name }) => ({ key, name })),
    demands,
  }
}

export function licenceText(
  kind: LicenceLetterKind,
  facts: LicenceLetterFacts,
  blocks?: readonly TemplateBlock[],
): SampleLetter {
  return { ...worded(licenceDesigns[kind], facts, blocks), addressee: facts.holderName }
}

/** The letter with invented facts, as the body would word it. */
export function sampleText(kind: WordedKind, organName: string, blocks: readonly TemplateBlock[]): SampleLetter {
  if (isLicenceKind(kind)) return licenceText(kind, { ...licenceSample(kind), organName }, blocks)
  const facts = { ...sampleFacts(kind), organName }
  return { ...worded(letterDesigns[kind], facts, blocks), addressee: addresseeOf(facts) }
}
