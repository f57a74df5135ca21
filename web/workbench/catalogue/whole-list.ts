/** A list that came whole, for tables that page. */
import type { Pages } from '../../client/hooks.ts'

export function wholeList<Row>(rows: Row[]): Pages<Row> {
  const nothing = () => undefined
  return {
    rows,
    first: undefined,
    problem: undefined,
    waiting: false,
    refreshing: false,
    hasMore: false,
    next: undefined,
    loadingMore: false,
    loadMore: nothing,
    again: nothing,
  }
}
