/** Every letter of a case, and what each says. Pure: facts in, paragraphs out. */
import type { TemplateBlock } from '../contract-letters.ts'
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
import { deliveryLetter, denialLetter, grantLetter } from './decision-letters.ts'
import {
  annulmentLetter,
  cancellationLetter,
  changeLetter,
  recallLetter,
  undoingNoticeLetter,
} from './undoing-letters.ts'
import { acceptanceLetter, correctionLetter, nonAcceptanceLetter } from './intake-letters.ts'
import { type LetterDesign, worded } from './letter-design.ts'
import { receiptLetter } from './receipt-letter.ts'
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
  return worded(letterDesigns[kind], facts, blocks)
}
