/** Every letter of a case, and what each says. Pure: facts in, paragraphs out. */
import type { LetterField, TemplateBlock } from '../contract-letters.ts'
import { fill, type LetterWords } from '../rules/letter-template.ts'
import type { LetterKind } from '../store.ts'
import { correctionOrderLetter, findingLetter, promiseLetter, revocationLetter } from './commitment-letters.ts'
import { extensionLetter, specialLetter, terminationLetter } from './date-letters.ts'
import {
  hearingNoticeLetter,
  hearingRightLetter,
  interestedPartyLetter,
  prolongationLetter,
} from './hearing-letters.ts'
import { hearingPutOffLetter } from './put-off-letter.ts'
import { deliveryLetter, denialLetter, grantLetter, receiptLetter } from './decision-letters.ts'
import {
  annulmentLetter,
  cancellationLetter,
  changeLetter,
  recallLetter,
  undoingNoticeLetter,
} from './undoing-letters.ts'
import { acceptanceLetter, correctionLetter, nonAcceptanceLetter } from './intake-letters.ts'
import { commonFields, type LetterDesign } from './letter-design.ts'
import { sampleFacts } from './letter-sample.ts'
import type { LetterFacts, LetterText } from './letter-words.ts'

/** In the order of a case's life. */
export const letterDesigns: Readonly<Record<LetterKind, LetterDesign>> = {
  correction: correctionLetter,
  acceptance: acceptanceLetter,
  'non-acceptance': nonAcceptanceLetter,
  special: specialLetter,
  prolongation: prolongationLetter,
  'interested-party': interestedPartyLetter,
  'hearing-right': hearingRightLetter,
  'hearing-notice': hearingNoticeLetter,
  'hearing-put-off': hearingPutOffLetter,
  extension: extensionLetter,
  termination: terminationLetter,
  grant: grantLetter,
  denial: denialLetter,
  delivery: deliveryLetter,
  promise: promiseLetter,
  'check-finding': findingLetter,
  'correction-order': correctionOrderLetter,
  revocation: revocationLetter,
  'undoing-notice': undoingNoticeLetter,
  annulment: annulmentLetter,
  recall: recallLetter,
  change: changeLetter,
  cancellation: cancellationLetter,
  receipt: receiptLetter,
}

/** @param blocks the body's own wording; absent: the built-in text */
export function letterText(kind: LetterKind, facts: LetterFacts, blocks?: readonly TemplateBlock[]): LetterText {
  const design = letterDesigns[kind]
  const filled = fill(blocks ?? design.builtIn, design.values(facts), holding(design, facts))
  return { title: design.title(facts), word: design.word, ...filled }
}

export function isLetterKind(kind: string): kind is LetterKind {
  return Object.hasOwn(letterDesigns, kind)
}

function holding({ conditions }: LetterDesign, facts: LetterFacts): ReadonlySet<string> {
  return new Set(conditions.filter((one) => one.holds(facts)).map((one) => one.key))
}

/** The closed set of fields, conditions and demands of a kind, each field with a sample of what it says. */
export function wordsOf(kind: LetterKind): LetterWords {
  const { fields, values, conditions, demands } = letterDesigns[kind]
  const sample = values(sampleFacts(kind))
  return {
    fields: [...commonFields, ...fields].map((field): LetterField => {
      const value = sample[field.key]
      return { ...field, sample: typeof value === 'string' ? value : Array.isArray(value) ? value.join('；') : '' }
    }),
    conditions: conditions.map(({ key, name }) => ({ key, name })),
    demands,
  }
}
