/** The acts each letter tells of. They need the body's seal, and refuse while it is suspended. */
import type { Act } from '../contract.ts'
import type { LetterKind } from '../store.ts'

export const toldActs: Readonly<Record<LetterKind, readonly Act[]>> = {
  correction: ['ask-correction'],
  acceptance: ['accept', 'deem-accepted'],
  'non-acceptance': ['refuse-acceptance', 'confirm-refusal'],
  special: ['begin-procedure', 'call-hearing'],
  prolongation: ['prolong-procedure'],
  'hearing-right': ['tell-hearing-right'],
  'hearing-notice': ['call-hearing'],
  'hearing-put-off': ['put-off-hearing'],
  'interested-party': ['tell-party'],
  extension: ['extend'],
  termination: ['terminate', 'lapse-deferred', 'lapse-correction'],
  grant: ['grant', 'decide-on-the-spot', 'deem-renewed'],
  denial: ['deny', 'confirm-denial'],
  delivery: ['deliver'],
  receipt: [],
  promise: [],
  'check-finding': [],
  'correction-order': [],
  revocation: [],
  'undoing-notice': [],
  annulment: [],
  recall: [],
  change: [],
  cancellation: [],
}

/** Letters of the decision, and of what follows from it: the body that decided writes them. */
const ofTheDecision: ReadonlySet<LetterKind> = new Set([
  'grant',
  'denial',
  'delivery',
  'check-finding',
  'correction-order',
  'revocation',
  'undoing-notice',
  'annulment',
  'recall',
  'change',
  'cancellation',
])

export function tellsOf(kind: LetterKind): 'handling' | 'decision' {
  return ofTheDecision.has(kind) ? 'decision' : 'handling'
}

const sealed = new Set(Object.values(toldActs).flat())

export function needsSeal(act: Act): boolean {
  return sealed.has(act)
}
