/** Ways through one scope of a route: what is reached from where, and how long the longest way is. */
import type { Flow, Node, NodeId, Route } from './route-model.ts'

type Step = { readonly from: NodeId; readonly to: NodeId }

/** The flows, and from each step to the timers that sit on it. `second` says whether timers that open a second way count. */
export function stepsOf({ nodes, flows }: Route, second: boolean): Step[] {
  const timers = nodes.flatMap((node) =>
    node.kind === 'timer' && (node.interrupting || second) ? [{ from: node.on, to: node.id }] : [],
  )
  return [...flows.map(({ from, to }: Flow) => ({ from, to })), ...timers]
}

/** Everything the steps lead to from these nodes, themselves included. */
export function reached(from: readonly NodeId[], steps: readonly Step[]): ReadonlySet<NodeId> {
  const byFrom = Map.groupBy(steps, (step) => step.from)
  const found = new Set(from)
  for (const id of found) for (const { to } of byFrom.get(id) ?? []) found.add(to)
  return found
}

export const backwards = (steps: readonly Step[]): Step[] => steps.map(({ from, to }) => ({ from: to, to: from }))

/** The steps without those that close a circle, walked from these nodes. */
export function withoutCircles(from: readonly NodeId[], steps: readonly Step[]): { kept: Step[]; closing: Step[] } {
  const byFrom = Map.groupBy(steps, (step) => step.from)
  const state = new Map<NodeId, 'open' | 'done'>()
  const kept: Step[] = []
  const closing: Step[] = []
  const explore = (id: NodeId): void => {
    state.set(id, 'open')
    for (const step of byFrom.get(id) ?? []) {
      if (state.get(step.to) === 'open') {
        closing.push(step)
        continue
      }
      kept.push(step)
      if (!state.has(step.to)) explore(step.to)
    }
    state.set(id, 'done')
  }
  for (const id of from) if (!state.has(id)) explore(id)
  return { kept, closing }
}

/**
 * Working days of the longest way from start to end, each step walked once: budgets added up, the longer of ways beside each
 * other. A step that may give way takes as long as its timer on that way.
 */
export function longestWay(route: Route): number {
  const starts = route.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id)
  const { kept } = withoutCircles(starts, stepsOf(route, false))
  const byFrom = Map.groupBy(kept, (step) => step.from)
  const nodes = new Map<NodeId, Node>(route.nodes.map((node) => [node.id, node]))
  const known = new Map<NodeId, number>()
  const from = (id: NodeId): number => {
    const before = known.get(id)
    if (before !== undefined) return before
    const ways = (byFrom.get(id) ?? []).map(({ to }) => {
      const timer = nodes.get(to)
      return timer?.kind === 'timer' ? timer.afterDays + from(to) : ownDays(nodes.get(id)) + from(to)
    })
    const days = ways.length > 0 ? Math.max(...ways) : ownDays(nodes.get(id))
    known.set(id, days)
    return days
  }
  return Math.max(0, ...starts.map(from))
}

function ownDays(node: Node | undefined): number {
  if (node?.kind === 'task') return node.budgetDays
  return node?.kind === 'sub-process' ? longestWay(node.inside) : 0
}
