/** What letters there are about a licence. What proves that one was opened carries its number. */
export const letterKinds = ['notice', 'decision', 'notice-receipt', 'decision-receipt'] as const
export type LetterKind = (typeof letterKinds)[number]

const provenBy = { notice: 'notice-receipt', decision: 'decision-receipt' } as const
type Proven = keyof typeof provenBy

/** @returns undefined for what is a receipt itself: it needs none */
export function receiptOf(kind: LetterKind): LetterKind | undefined {
  return kind === 'notice' || kind === 'decision' ? provenBy[kind] : undefined
}

/** The kind of letter a receipt tells of. */
export function provenKind(kind: LetterKind): Proven | undefined {
  return (Object.keys(provenBy) as Proven[]).find((one) => provenBy[one] === kind)
}
