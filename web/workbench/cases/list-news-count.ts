/** How much of a list has changed since it was read. */
import type { CaseListRow } from '#modules/cases/contract.ts'

/** Rows that came, went or moved on. What lies beyond the first page cannot be said to have gone. */
export function newsIn(shown: readonly CaseListRow[], fresh: readonly CaseListRow[], limit: number): number {
  const before = new Map(shown.map((row) => [row.id, said(row)]))
  const after = new Set(fresh.map((row) => row.id))
  const came = fresh.filter((row) => before.get(row.id) !== said(row)).length
  const went = fresh.length < limit ? shown.filter((row) => !after.has(row.id)).length : 0
  return came + went
}

/** A colleague who takes a step changes nothing of the case: what one may do with it is otherwise then. */
const said = ({ updatedAt, task, can }: CaseListRow): string => [updatedAt, task, ...can].join(' ')
