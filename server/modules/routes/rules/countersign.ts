/** 会签: what the signatures on a step amount to, and what the step may do by it. */
import type { SignRule } from './route-model.ts'

/** `waiting`: its turn in the order has not come. */
export type Signature = {
  readonly no: number
  readonly status: 'waiting' | 'open' | 'agreed' | 'disagreed'
  /** Whatever the quorum, this one must agree. */
  readonly required: boolean
}

/** `missing`: more must be heard; `agreed`: enough agree; `refused`: enough can no longer agree. */
export type Signs = 'none' | 'missing' | 'agreed' | 'refused'

export function signsOf(signatures: readonly Signature[], { quorum }: SignRule): Signs {
  if (signatures.length === 0) return 'none'
  const needed = quorum === 'all' ? signatures.length : Math.min(quorum, signatures.length)
  const agreed = signatures.filter(({ status }) => status === 'agreed').length
  const possible = signatures.filter(({ status }) => status !== 'disagreed').length
  const required = signatures.filter((one) => one.required)
  if (possible < needed || required.some(({ status }) => status === 'disagreed')) return 'refused'
  return agreed >= needed && required.every(({ status }) => status === 'agreed') ? 'agreed' : 'missing'
}

/** Whose turn comes after an answer in the order; nobody's once enough can no longer agree. */
export function nextInOrder(signatures: readonly Signature[], rule: SignRule): number | undefined {
  if (rule.order !== 'sequence' || signsOf(signatures, rule) === 'refused') return undefined
  if (signatures.some(({ status }) => status === 'open')) return undefined
  return signatures.find(({ status }) => status === 'waiting')?.no
}

/**
 * Whether the step may be done with this recommendation. Enough must agree to a yes. A no needs no agreement, but who was
 * asked must have been heard: it may be what they argue against.
 */
export function signsAllow(signs: Signs, recommends: 'grant' | 'deny'): boolean {
  return signs === 'none' || signs === 'agreed' || (signs === 'refused' && recommends === 'deny')
}
