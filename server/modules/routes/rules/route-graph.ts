import type { Flow, Node, NodeId, Route, Task } from './route-model.ts'

/** A node where it stands: by its path through the sub-processes, with the ways in and out of it. */
export type Place = {
  readonly path: string
  readonly node: Node
  /** Path of the sub-process it is in, with a slash behind; empty at the top. */
  readonly within: string
  readonly outs: readonly Flow[]
  readonly ins: number
  /** Where it stands in the drawing's order. */
  readonly order: number
}

export type TaskPlace = Place & { readonly node: Task }
export type Timer = Extract<Node, { kind: 'timer' }>

const known = new WeakMap<Route, ReadonlyMap<string, Place>>()

/** Every node of the route by its path; computed once for a route. */
export function placesOf(route: Route): ReadonlyMap<string, Place> {
  const found = known.get(route)
  if (found) return found
  const places = new Map<string, Place>()
  addPlaces(places, route, '')
  known.set(route, places)
  return places
}

function addPlaces(places: Map<string, Place>, { nodes, flows }: Route, within: string): void {
  for (const node of nodes) {
    const path = within + node.id
    places.set(path, {
      path,
      node,
      within,
      outs: flows.filter(({ from }) => from === node.id),
      ins: flows.filter(({ to }) => to === node.id).length,
      order: places.size,
    })
    if (node.kind === 'sub-process') addPlaces(places, node.inside, `${path}/`)
  }
}

export const isTask = (place: Place | undefined): place is TaskPlace => place?.node.kind === 'task'

/** The step at this path; undefined where none stands. */
export function taskAt(route: Route, path: string): Task | undefined {
  const place = placesOf(route).get(path)
  return isTask(place) ? place.node : undefined
}

/** The boundary timers of the step at this path, each with its own path. */
export function timersOn(route: Route, path: string): { readonly path: string; readonly timer: Timer }[] {
  const step = placesOf(route).get(path)
  return [...placesOf(route).values()].flatMap(({ node, path: own, within }) =>
    node.kind === 'timer' && step && within === step.within && node.on === step.node.id
      ? [{ path: own, timer: node }]
      : [],
  )
}

/** The names of the steps a timer's way comes to first, whatever the conditions on it say. */
export function leadsTo(route: Route, timerPath: string): string {
  const places = placesOf(route)
  const names: string[] = []
  const seen = new Set([timerPath])
  for (const path of seen) {
    const place = places.get(path)
    if (isTask(place)) names.push(place.node.name)
    else for (const flow of place?.outs ?? []) seen.add(beside(place!, flow.to))
  }
  return names.join('、')
}

/** Every step in the order of the drawing, with its 环节时限 in working days; 0 where it has none of its own. */
export function stepBudgets(
  route: Route,
): { readonly path: string; readonly task: Task; readonly budgetDays: number }[] {
  return [...placesOf(route).values()]
    .filter(isTask)
    .map(({ path, node }) => ({ path, task: node, budgetDays: node.budgetDays }))
}

/** The start of a route or of a sub-process's inside: by its path. */
export function startsWithin(route: Route, within: string): Place[] {
  return [...placesOf(route).values()].filter((place) => place.within === within && place.node.kind === 'start')
}

/** The path of a node beside this one. */
export const beside = (place: Place, id: NodeId): string => place.within + id
