/** Where a bill stands, from what came and what went: movements only ever grow, so the order in which they are heard of does not matter. */
import type { BillStatus } from '../contract.ts'

export type Money = { amount: number; taken: number; returned: number }

/**
 * @param before what was recorded while no money had come: due, paying, cancelled or lapsed
 * @returns `paid` as long as what stays covers the bill
 */
export function statusBy(before: BillStatus, { amount, taken, returned }: Money): BillStatus {
  const stays = taken - returned
  if (taken === 0) return before
  if (stays >= amount) return 'paid'
  if (stays > 0) return returned > 0 ? 'part-refunded' : 'paying'
  return 'refunded'
}

/** What came beyond what is owed, and is not on its way back yet: taken twice, or taken after the bill had ended. */
export function excessOf({ amount, taken, returned }: Money, ended: boolean, underway: number): number {
  return Math.max(0, taken - returned - underway - (ended ? 0 : amount))
}

/** What may still be sent back. */
export function refundable({ taken, returned }: Money, underway: number): number {
  return Math.max(0, taken - returned - underway)
}

/** A failed attempt counts only when no later one has begun: notices arrive late and out of order. */
export function failureCounts(status: BillStatus, attempts: number, failed: number): boolean {
  return status === 'paying' && failed >= attempts
}
