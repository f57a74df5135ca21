/** Which tickets a window calls, and in which order. */
import type { ticketLetters } from '../contract.ts'

export type WindowKind = keyof typeof ticketLetters

/**
 * The kinds of tickets a window of this kind calls, the first before the others: a general window calls elders and people
 * with disabilities first; a window for one matter calls its own tickets only.
 */
export function kindsCalled(kind: WindowKind): readonly WindowKind[] {
  if (kind === 'general') return ['priority', 'general']
  if (kind === 'priority') return ['priority', 'general']
  return [kind]
}

/** The kinds whose tickets are all called before one of this kind, however late they were drawn. */
export function kindsCalledBefore(kind: WindowKind): readonly WindowKind[] {
  const order = kindsCalled('general')
  return order.slice(0, Math.max(0, order.indexOf(kind)))
}

/** The letter of its kind and the running number of the day: `A012`. */
export const ticketNumber = (letter: string, running: number): string => `${letter}${String(running).padStart(3, '0')}`

/** What one can draw a ticket for in a hall with these windows: only what some window calls. */
export function kindsOffered(windows: readonly WindowKind[]): WindowKind[] {
  return [...new Set(windows.flatMap((kind) => [...kindsCalled(kind)].toReversed()))]
}
