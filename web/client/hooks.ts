/** How screens ask and act: `useView`, `usePages`, `useAct`. */
import { keepPreviousData, QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { OutputOf, Route } from '#kernel/contract.ts'
import { type CallInput, type CallOptions, call } from './call.ts'
import { Intention } from './key.ts'
import { asProblem, type ProblemError } from './problem.ts'

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: false, networkMode: 'always', refetchOnWindowFocus: true } },
  })
}

export type View<T> = {
  data: T | undefined
  problem: ProblemError | undefined
  /** Nothing to show yet. */
  waiting: boolean
  /** Something is shown and being asked again. */
  refreshing: boolean
  again: () => void
}

export type ViewOptions = {
  /** False: do not ask yet. */
  when?: boolean
  /** Seconds between questions, for boards. */
  everySeconds?: number
  /** Keep showing the answer to the previous input while the next one is asked. */
  keepPrevious?: boolean
  /** Every asking is a look that is logged: asked when one comes to it, and not by itself again. */
  looking?: boolean
}

/** Asks once, keeps the answer for 15 seconds, and asks again after any act. */
export function useView<R extends Route>(route: R, input: CallInput<R>, options: ViewOptions = {}): View<OutputOf<R>> {
  const query = useQuery<OutputOf<R>, unknown>({
    queryKey: [route.name, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    enabled: options.when ?? true,
    refetchInterval: options.everySeconds ? options.everySeconds * 1000 : false,
    placeholderData: options.keepPrevious ? (keepPreviousData as never) : undefined,
  })
  return {
    data: query.data,
    problem: query.error ? asProblem(query.error) : undefined,
    waiting: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending,
    again: () => void query.refetch(),
  }
}

type PageAnswer<Row> = { rows: Row[]; next?: string }
export type RowOf<R> = OutputOf<R> extends { rows: (infer Row)[] } ? Row : never

export type Pages<Row, Answer = unknown> = {
  rows: Row[]
  /** The list and its filter, to have all of it as a file; absent where the list came whole. */
  asked?: { list: string; filter: Record<string, unknown> }
  /** The whole first answer, for totals that come with the list. */
  first: Answer | undefined
  problem: ProblemError | undefined
  waiting: boolean
  refreshing: boolean
  hasMore: boolean
  /** Where the page after the last one read begins. */
  next: string | undefined
  loadingMore: boolean
  loadMore: () => void
  again: () => void
}

/** A keyset-paged list: `after` is filled in here. */
export function usePages<R extends Route>(
  route: R,
  input: Omit<CallInput<R>, 'after'>,
  options: ViewOptions = {},
): Pages<RowOf<R>, OutputOf<R>> {
  const query = useInfiniteQuery({
    queryKey: [route.name, 'pages', input],
    queryFn: ({ signal, pageParam }) =>
      call(route, { ...input, after: pageParam } as unknown as CallInput<R>, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last as PageAnswer<RowOf<R>>).next,
    enabled: options.when ?? true,
    refetchInterval: options.everySeconds ? options.everySeconds * 1000 : false,
    placeholderData: options.keepPrevious ? keepPreviousData : undefined,
    ...(options.looking ? { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, meta: { looking: true } } : {}),
  })
  const pages = query.data?.pages ?? []
  const rows = useMemo(
    () => (query.data?.pages ?? []).flatMap((page) => (page as PageAnswer<RowOf<R>>).rows),
    [query.data],
  )
  const { limit: _page, ...filter } = input as Record<string, unknown>
  return {
    rows,
    asked: { list: route.name, filter },
    first: pages[0],
    problem: query.error ? asProblem(query.error) : undefined,
    waiting: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending && !query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    next: (pages.at(-1) as PageAnswer<RowOf<R>> | undefined)?.next,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}

export type Act<R> = {
  /** Resolves with the answer, or with undefined when it was refused: then `problem` says why. */
  run: (input: CallInput<R>, options?: Pick<CallOptions, 'onProgress' | 'signal'>) => Promise<OutputOf<R> | undefined>
  pending: boolean
  problem: ProblemError | undefined
  /** Chinese message by input field. */
  fieldErrors: Record<string, string>
  /** Forget the problem, for example when the dialog closes. */
  reset: () => void
}

/** One act. Pressing twice sends once; trying again after an unclear answer carries the same idempotency key. */
export function useAct<R extends Route>(route: R): Act<R> {
  const client = useQueryClient()
  const intention = useRef(new Intention())
  const busy = useRef(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()

  const run = useCallback<Act<R>['run']>(
    async (input, options) => {
      if (busy.current) return undefined
      busy.current = true
      setPending(true)
      setProblem(undefined)
      try {
        const answer = await call(route, input, { ...options, idempotencyKey: intention.current.keyFor(input) })
        intention.current.settle()
        void client.invalidateQueries({ predicate: ({ meta }) => meta?.looking !== true })
        return answer
      } catch (error) {
        const refused = asProblem(error)
        if (!refused.undecided) intention.current.settle()
        setProblem(refused)
        return undefined
      } finally {
        busy.current = false
        setPending(false)
      }
    },
    [client, route],
  )
  const reset = useCallback(() => setProblem(undefined), [])
  return { run, pending, problem, fieldErrors: problem?.fieldErrors ?? {}, reset }
}
