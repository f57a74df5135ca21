/**
 * Runs a route: tokens move, steps open. Pure: a state and what happened give the next state.
 *
 * Every move is kept as a passage (taken, given). Going back takes away exactly the passages that rest on the earlier step
 * and gives the run the place it had without them: what ran beside it and does not rest on it stays done, a join it had
 * already passed waits for it again. So the state after a return is always one the run could have been in.
 */
import { evaluate } from 'feelin'
import type { Moved, Passage, Route, RouteFacts, RunState, Token } from './route-model.ts'
import { beside, isTask, placesOf, startsWithin, type Place, type TaskPlace } from './route-graph.ts'

/** The run cannot move as asked. A sound route never gives `no-way`, `waits-for-ever` or `circle`. */
export class RouteStuck extends Error {
  readonly reason: 'no-way' | 'waits-for-ever' | 'circle' | 'not-open' | 'not-behind' | 'acted-on'
  /** Path of the node it is stuck at. */
  readonly at: string
  constructor(reason: RouteStuck['reason'], at: string) {
    super(`route stuck (${reason}) at ${at}`)
    this.name = 'RouteStuck'
    this.reason = reason
    this.at = at
  }
}

/** Which way an exclusive gateway goes: a flow out of it. */
export type Choose = (gateway: Place) => Place['outs'][number] | undefined

/** Starts the run: the first steps are open. */
export function begin(route: Route, facts: RouteFacts): Moved {
  return beginBy(route, byConditions(facts))
}

/** The step with token `no` is done. A decision ends the run, whatever is still open beside it. */
export function complete(route: Route, state: RunState, no: number, facts: RouteFacts): Moved {
  return completeBy(route, state, no, byConditions(facts))
}

/** As `begin`, with the gateways' ways chosen by the caller: soundness tries them all. */
export function beginBy(route: Route, choose: Choose): Moved {
  const run = runFrom(route, { tokens: [], nextNo: 1, ended: false, past: [] }, choose)
  run.pass([], startsWithin(route, ''))
  return run.moved([])
}

/** As `complete`, with the gateways' ways chosen by the caller. */
export function completeBy(route: Route, state: RunState, no: number, choose: Choose): Moved {
  const place = openStep(route, state, no)
  const run = runFrom(route, state, choose)
  if (place.node.stage === 'decision') return run.ended(no)
  run.pass([no], nextOf(route, place))
  return run.moved([])
}

/** A boundary timer of the open step fires: the step gives way, or a second way opens beside it. `timerPath` as of `timersOn`. */
export function giveWay(route: Route, state: RunState, no: number, timerPath: string, facts: RouteFacts): Moved {
  return giveWayBy(route, state, no, timerPath, byConditions(facts))
}

/** As `giveWay`, with the gateways' ways chosen by the caller. */
export function giveWayBy(route: Route, state: RunState, no: number, timerPath: string, choose: Choose): Moved {
  const step = openStep(route, state, no)
  const timer = placesOf(route).get(timerPath)
  if (timer?.node.kind !== 'timer' || beside(timer, timer.node.on) !== step.path)
    throw new RouteStuck('not-open', timerPath)
  const run = runFrom(route, state, choose)
  if (timer.node.interrupting) run.pass([no], nextOf(route, timer))
  else run.pass([], nextOf(route, timer), no)
  return run.moved(timer.node.interrupting ? [no] : [])
}

/** The steps an open step may be returned to: those its token came through, the one nearest to it first. */
export function earlierTasks(
  route: Route,
  state: RunState,
  no: number,
): { readonly path: string; readonly no: number }[] {
  openStep(route, state, no)
  const given = new Map(
    state.past.flatMap((passage) => passage.gave.map((token) => [token.no, { token, passage }] as const)),
  )
  const behind = new Map<number, string>()
  const explore = (token: number): void => {
    for (const earlier of given.get(token)?.passage.took ?? []) {
      if (behind.has(earlier)) continue
      behind.set(earlier, given.get(earlier)?.token.at ?? '')
      explore(earlier)
    }
  }
  explore(no)
  const latest = new Map<string, number>()
  for (const [earlier, path] of behind) latest.set(path, Math.max(earlier, latest.get(path) ?? 0))
  return [...latest]
    .filter(([path]) => isTask(placesOf(route).get(path)))
    .map(([path, earlier]) => ({ path, no: earlier }))
    .toSorted((a, b) => b.no - a.no)
}

/** 退回: from the open step `no` to an earlier one, which opens anew; all that rests on the earlier one is withdrawn. */
export function goBack(route: Route, state: RunState, no: number, to: string): Moved {
  const target = earlierTasks(route, state, no).find(({ path }) => path === to)
  if (!target) throw new RouteStuck('not-behind', to)
  return without(route, state, target.no)
}

/** 撤回: the done step `no` opens anew, as long as nothing that rests on it was done or gave way. */
export function takeBack(route: Route, state: RunState, no: number): Moved {
  const places = placesOf(route)
  const own = state.past.flatMap(({ gave }) => gave).find((token) => token.no === no)
  if (!own || state.ended || state.tokens.includes(own) || !state.past.some(({ took }) => took.includes(no)))
    throw new RouteStuck('not-behind', own?.at ?? String(no))
  const back = without(route, state, no)
  const other = back.undone.find((one) => one !== no)
  const secondWay = state.past.some((passage) => passage.beside !== undefined && back.voided.includes(passage.beside))
  if (other !== undefined || secondWay || !isTask(places.get(own.at))) throw new RouteStuck('acted-on', own.at)
  return back
}

/** The state as it would be had the step `no` not been done, with that step open under a number of its own. */
function without(route: Route, state: RunState, no: number): Moved {
  const places = placesOf(route)
  const resting = new Set([no])
  const kept: Passage[] = []
  const removed: Passage[] = []
  for (const passage of state.past) {
    const rests =
      passage.took.some((one) => resting.has(one)) || (passage.beside !== undefined && resting.has(passage.beside))
    if (rests) for (const token of passage.gave) resting.add(token.no)
    ;(rests ? removed : kept).push(passage)
  }
  const tokenOf = new Map(state.past.flatMap(({ gave }) => gave.map((token) => [token.no, token] as const)))
  const stepNos = [...resting].filter((one) => isTask(places.get(tokenOf.get(one)?.at ?? '')))
  const live = new Set(state.tokens.map((token) => token.no))
  const reopened: Token = { at: tokenOf.get(no)?.at ?? '', no: state.nextNo }
  const place = openable(places.get(reopened.at), no)
  const waitingAgain = removed
    .flatMap(({ took }) => took)
    .flatMap((one) => (resting.has(one) ? [] : (tokenOf.get(one) ?? [])))
  return {
    state: {
      tokens: [...state.tokens.filter((token) => !resting.has(token.no)), ...waitingAgain, reopened],
      nextNo: state.nextNo + 1,
      ended: false,
      past: kept.map((passage) => ({
        ...passage,
        gave: passage.gave.map((token) => (token.no === no ? reopened : token)),
      })),
    },
    opened: [{ no: reopened.no, task: place.node, path: place.path }],
    voided: stepNos.filter((one) => live.has(one)),
    undone: stepNos.filter((one) => !live.has(one)),
  }
}

function openStep(route: Route, state: RunState, no: number): TaskPlace {
  return openable(placesOf(route).get(state.tokens.find((token) => token.no === no)?.at ?? ''), no)
}

function openable(place: Place | undefined, no: number): TaskPlace {
  if (!isTask(place)) throw new RouteStuck('not-open', place?.path ?? String(no))
  return place
}

function nextOf(route: Route, place: Place): Place[] {
  if (place.outs.length === 0) throw new RouteStuck('no-way', place.path)
  return place.outs.map((flow) => placeOf(route, beside(place, flow.to)))
}

function placeOf(route: Route, path: string): Place {
  const place = placesOf(route).get(path)
  if (!place) throw new RouteStuck('no-way', path)
  return place
}

/** The first way out whose condition holds, in the order of the drawing; else the default one. */
function byConditions({ form, facts }: RouteFacts): Choose {
  return ({ outs, node }) => {
    if (outs.length === 1) return outs[0]
    const defaultFlow = node.kind === 'exclusive' ? node.defaultFlow : undefined
    const holds = (when: string | undefined) => when !== undefined && evaluate(when, { form, facts }).value === true
    return outs.find(({ id, when }) => id !== defaultFlow && holds(when)) ?? outs.find(({ id }) => id === defaultFlow)
  }
}

/** Moves tokens over one state until only steps and joins hold them. */
function runFrom(route: Route, state: RunState, choose: Choose) {
  const places = placesOf(route)
  let tokens = [...state.tokens]
  const past = [...state.past]
  const opened: Token[] = []
  let nextNo = state.nextNo

  /** Where tokens set out from `starts` come to rest: steps, joins, ends of sub-processes. */
  function settle(starts: readonly Place[]): Token[] {
    const rest: Token[] = []
    const queue = [...starts]
    for (let moves = 0; queue.length > 0; moves += 1) {
      const place = queue.shift() as Place
      if (moves > places.size * 20) throw new RouteStuck('circle', place.path)
      const { node, within } = place
      if (node.kind === 'task' || (node.kind === 'parallel' && place.ins > 1) || (node.kind === 'end' && within)) {
        rest.push({ at: place.path, no: nextNo })
        nextNo += 1
      } else if (node.kind === 'exclusive') {
        const flow = choose(place)
        if (!flow) throw new RouteStuck('no-way', place.path)
        queue.push(placeOf(route, beside(place, flow.to)))
      } else if (node.kind === 'sub-process') {
        const inside = `${place.path}/`
        if ([...tokens, ...rest].some(({ at }) => at.startsWith(inside)))
          throw new RouteStuck('waits-for-ever', place.path)
        const starting = startsWithin(route, inside)
        if (starting.length === 0) throw new RouteStuck('no-way', place.path)
        queue.push(...starting)
      } else if (node.kind !== 'end') queue.push(...nextOf(route, place))
    }
    return rest
  }

  function pass(took: readonly number[], starts: readonly Place[], besideNo?: number): void {
    tokens = tokens.filter(({ no }) => !took.includes(no))
    const gave = settle(starts)
    tokens.push(...gave)
    opened.push(...gave)
    past.push(besideNo === undefined ? { took, gave } : { took, gave, beside: besideNo })
    const ready = whatIsComplete()
    if (ready) pass(ready.took, nextOf(route, ready.place))
  }

  /** A join with a token for each way in, or a sub-process all of whose tokens have come to an end. */
  function whatIsComplete(): { place: Place; took: number[] } | undefined {
    for (const { at } of tokens) {
      const place = placeOf(route, at)
      if (place.node.kind === 'parallel') {
        const waiting = tokens.filter((token) => token.at === at)
        if (waiting.length >= place.ins) return { place, took: waiting.slice(0, place.ins).map(({ no }) => no) }
      }
      if (place.node.kind === 'end') {
        const inside = tokens.filter((token) => token.at.startsWith(place.within))
        const allEnded = inside.every((token) => placeOf(route, token.at).node.kind === 'end')
        // A token in a deeper sub-process stands at an end as well, but that one has to be left first.
        const deeper = inside.some((token) => placeOf(route, token.at).within !== place.within)
        if (allEnded && !deeper)
          return { place: placeOf(route, place.within.slice(0, -1)), took: inside.map(({ no }) => no) }
      }
    }
    return undefined
  }

  const isStep = ({ at }: Token) => isTask(places.get(at))
  function moved(voided: readonly number[]): Moved {
    const waiting = tokens[0]
    if (waiting && !tokens.some(isStep)) throw new RouteStuck('waits-for-ever', waiting.at)
    return {
      state: { tokens, nextNo, ended: tokens.length === 0, past },
      opened: opened
        .flatMap(({ at, no }) => {
          const place = placeOf(route, at)
          return isTask(place) ? [{ no, task: place.node, path: at, order: place.order }] : []
        })
        .toSorted((a, b) => a.order - b.order)
        .map(({ no, task, path }) => ({ no, task, path })),
      voided,
      undone: [],
    }
  }

  function ended(no: number): Moved {
    const voided = tokens.filter((token) => token.no !== no && isStep(token)).map((token) => token.no)
    past.push({ took: tokens.map((token) => token.no), gave: [] })
    return { state: { tokens: [], nextNo, ended: true, past }, opened: [], voided, undone: [] }
  }

  return { pass, moved, ended }
}
