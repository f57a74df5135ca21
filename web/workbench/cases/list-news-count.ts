/** How much of a list has changed since it was read. */
import type { CaseListRow } from '#modules/cases/contract.ts'

/** Rows that came, went or moved on. What lies beyond the first page cannot be said to have gone. */
export function newsIn(shown: readonly CaseListRow[], fresh: readonly CaseListRow[], limit: number): number {
  const before = new Map(shown.map((row) => [row.id, row.updatedAt]))
  const after = new Set(fresh.map((row) => row.id))
  const came = fresh.filter((row) => before.get(row.id) !== row.updatedAt).length
  const went = fresh.length < limit ? shown.filter((row) => !after.has(row.id)).length : 0
  return came + went
}
