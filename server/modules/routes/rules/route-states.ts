/**
 * Every state a run of this route can come to, whatever the conditions say and whichever step is done or times out first.
 * The interpreter itself is asked, so what is found sound here is what it runs.
 */
import { beginBy, type Choose, completeBy, giveWayBy, RouteStuck } from './interpret.ts'
import { isTask, placesOf, timersOn } from './route-graph.ts'
import type { Moved, Route, RunState } from './route-model.ts'

/** More states than this nobody can check by eye either. */
export const MOST_STATES = 4000

export type Visit = {
  /** Paths of the tokens: open steps, and what waits at joins. */
  readonly at: readonly string[]
  /** Which states follow when steps are done, by key; the end is `''`. A way out by a timer alone is none. */
  readonly next: readonly string[]
  /** A step whose being done ends the run though no decision was made. */
  readonly undecidedAfter?: string
}

export type States = {
  readonly visits: ReadonlyMap<string, Visit>
  readonly stuck: readonly { readonly at: string; readonly reason: RouteStuck['reason'] }[]
  /** There are more than `MOST_STATES`: the rest was not looked at. */
  readonly tooMany: boolean
}

const keyOf = (state: RunState) =>
  state.tokens
    .map(({ at }) => at)
    .toSorted()
    .join(' ')

/** Runs a move once for every combination of ways its gateways may go. */
function everyWay(move: (choose: Choose) => Moved, stuck: States['stuck'][number][]): Moved[] {
  const results: Moved[] = []
  const plans: number[][] = [[]]
  for (let plan = plans.pop(); plan; plan = plans.pop()) {
    let asked = 0
    const given: readonly number[] = plan
    const choose: Choose = ({ outs }) => {
      const way = given[asked] ?? 0
      if (asked >= given.length)
        for (let other = 1; other < outs.length; other += 1)
          plans.push([...given, ...zeros(asked - given.length), other])
      asked += 1
      return outs[way]
    }
    try {
      results.push(move(choose))
    } catch (problem) {
      if (!(problem instanceof RouteStuck)) throw problem
      stuck.push({ at: problem.at, reason: problem.reason })
    }
    if (results.length + plans.length > MOST_STATES) break
  }
  return results
}

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

/** Second ways opened by timers are left out: they touch the main way nowhere, which is checked by itself. */
export function statesOf(route: Route): States {
  const places = placesOf(route)
  const stuck: { at: string; reason: RouteStuck['reason'] }[] = []
  const visits = new Map<string, Visit>()
  const queue: RunState[] = []
  const reach = (moved: readonly Moved[]): string[] =>
    moved.map(({ state }) => {
      const key = keyOf(state)
      if (!state.ended && !visits.has(key)) {
        visits.set(key, { at: [], next: [] })
        queue.push({ ...state, past: [] })
      }
      return key
    })
  reach(everyWay((choose) => beginBy(route, choose), stuck))
  for (let state = queue.pop(); state; state = queue.pop()) {
    if (visits.size > MOST_STATES) return { visits, stuck, tooMany: true }
    const current = state
    const next: string[] = []
    let undecidedAfter: string | undefined
    for (const { at, no } of current.tokens) {
      const place = places.get(at)
      if (!isTask(place)) continue
      const done = reach(everyWay((choose) => completeBy(route, current, no, choose), stuck))
      if (place.node.stage !== 'decision' && done.includes('')) undecidedAfter = at
      next.push(...done)
      for (const { path, timer } of timersOn(route, at)) {
        if (!timer.interrupting) continue
        const instead = reach(everyWay((choose) => giveWayBy(route, current, no, path, choose), stuck))
        if (instead.includes('')) undecidedAfter = path
      }
    }
    const seen = { at: current.tokens.map(({ at }) => at), next }
    visits.set(keyOf(current), undecidedAfter === undefined ? seen : { ...seen, undecidedAfter })
  }
  return { visits, stuck, tooMany: false }
}
