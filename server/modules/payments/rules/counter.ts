/** Fees at a window: what is still to be taken, and over which way money goes back. */
import type { BillStatus } from '../contract.ts'

type Owed = { status: BillStatus; amount: number; taken: number; returned: number; dueOn: string; ended: boolean }

/** The whole of what is still owed, in 分; nothing when it is not to be paid now. */
export function toTake({ status, amount, taken, returned, dueOn, ended }: Owed, today: string): number {
  const open = (status === 'due' || status === 'paying') && dueOn >= today && !ended
  return open ? Math.max(0, amount - (taken - returned)) : 0
}

/**
 * What came online goes back online, what came over the counter goes back over it. Online first: where a bill was paid both ways, the
 * second of the two is the order that was still open at the gateway.
 * @param online what came through the gateway and has not gone back, nor is on its way
 */
export function splitBack(amount: number, online: number): { online: number; counter: number } {
  const part = Math.min(amount, Math.max(0, online))
  return { online: part, counter: amount - part }
}
