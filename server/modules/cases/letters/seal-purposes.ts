/** What a seal is put to by each letter: what decides, what tells, what proves that something was received or handed over. */
import type { SealPurpose } from '#modules/documents/index.ts'
import type { Act } from '../contract.ts'
import type { LetterKind } from '../store.ts'
import { toldActs } from './told-acts.ts'

const decisions: readonly LetterKind[] = [
  'non-acceptance',
  'termination',
  'grant',
  'denial',
  'extension',
  'revocation',
  'annulment',
  'recall',
  'change',
  'cancellation',
  'correction-order',
]
const receipts: readonly LetterKind[] = ['receipt', 'delivery']

export function purposeOf(kind: LetterKind): SealPurpose {
  return decisions.includes(kind) ? 'decision' : receipts.includes(kind) ? 'receipt' : 'notice'
}

const kinds = Object.keys(toldActs) as LetterKind[]

/** What the letters of an act need the seal for. */
export function purposesOf(act: Act): SealPurpose[] {
  return [...new Set(kinds.filter((kind) => toldActs[kind].includes(act)).map(purposeOf))]
}

/** The letters that may be written with a seal for these purposes. */
export function kindsFor(purposes: readonly SealPurpose[]): LetterKind[] {
  return kinds.filter((kind) => purposes.includes(purposeOf(kind)))
}
