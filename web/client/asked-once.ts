/** What is asked afresh each time one comes to a page, and then left alone: what is typed since counts more. */
import { useQuery } from '@tanstack/react-query'
import type { View } from './hooks.ts'
import { asProblem } from './problem.ts'

export function useAskedOnce<T>(key: readonly string[], ask: () => Promise<T>): View<T> {
  const query = useQuery({ queryKey: key, queryFn: ask, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 })
  return {
    data: query.data,
    problem: query.error ? asProblem(query.error) : undefined,
    waiting: query.isPending,
    refreshing: false,
    again: () => void query.refetch(),
  }
}
