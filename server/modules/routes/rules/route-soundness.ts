/**
 * Whether a route can be published: every run of it comes to one decision, every step can be done by somebody, conditions can be
 * read, and the steps together keep the promised limit.
 */
import { conditionFault, type Mentionable } from './conditions.ts'
import { called, type RouteFault } from './fault.ts'
import type { Node, PostRule, Route, Task } from './route-model.ts'
import { isTask, placesOf, timersOn } from './route-graph.ts'
import { MOST_STATES, statesOf } from './route-states.ts'
import { backwards, longestWay, reached, stepsOf, withoutCircles } from './route-ways.ts'

/** What a post is asked to do: a step of this stage, or to countersign one. */
export type Does = Task['stage'] | 'sign'

export type Around = Mentionable & {
  /** 承诺时限 in working days; absent when it is not counted in them. */
  readonly promisedDays?: number
  /** Whether there is a body, and at it a post that may do this. */
  readonly canBeDone: (post: PostRule, does: Does) => boolean
}

/** Too large to be read, or to be checked. */
export const MOST_NODES = 120

export function routeFaults(route: Route, around: Around): RouteFault[] {
  const places = placesOf(route)
  if (places.size > MOST_NODES) return [{ message: `流程里的元素超过 ${MOST_NODES} 个，请简化` }]
  const faults = [...scopeFaults(route), ...decisionFaults(route)]
  const conditions = allFlows(route).flatMap(({ id, when }) => {
    const fault = when === undefined ? undefined : conditionFault(when, route, around)
    return fault ? [{ element: id, message: `条件${fault}` }] : []
  })
  // The states tell nothing more about a drawing whose lines are not right.
  const runs = faults.length === 0 ? runFaults(route) : []
  return [
    ...faults,
    ...conditions,
    ...runs,
    ...postFaults(route, around),
    ...timerFaults(route, around),
    ...budgetFaults(route, around),
  ]
}

const allFlows = ({ nodes, flows }: Route): Route['flows'] => [
  ...flows,
  ...nodes.flatMap((node) => (node.kind === 'sub-process' ? allFlows(node.inside) : [])),
]

const kindNames = {
  task: '步骤',
  start: '开始',
  end: '结束',
  exclusive: '排他网关',
  parallel: '并行网关',
  'sub-process': '子流程',
  timer: '定时',
} as const
const nameOf = (node: Node) => `${kindNames[node.kind]}${called(node)}`

function scopeFaults(route: Route, sub?: Node): RouteFault[] {
  const { nodes } = route
  const where = sub ? nameOf(sub) : '流程'
  const starts = nodes.filter(({ kind }) => kind === 'start')
  const ends = nodes.filter(({ kind }) => kind === 'end')
  const faults: RouteFault[] = []
  if (starts.length !== 1)
    faults.push({ element: starts[1]?.id ?? sub?.id, message: `${where}应有一个开始，现有 ${starts.length} 个` })
  if (ends.length === 0) faults.push({ element: sub?.id, message: `${where}没有结束` })
  const steps = stepsOf(route, true)
  const fromStart = reached(
    starts.map(({ id }) => id),
    steps,
  )
  const toEnd = reached(
    ends.map(({ id }) => id),
    backwards(steps),
  )
  for (const node of nodes) {
    const inner = node.kind === 'sub-process' ? scopeFaults(node.inside, node) : []
    faults.push(...lineFaults(route, node), ...inner)
    if (starts.length > 0 && !fromStart.has(node.id))
      faults.push({ element: node.id, message: `${nameOf(node)}走不到` })
    else if (ends.length > 0 && !toEnd.has(node.id))
      faults.push({ element: node.id, message: `从${nameOf(node)}走不到结束` })
  }
  return [...faults, ...circleFaults(route), ...secondWayFaults(route)]
}

/** Of one node: the lines into and out of it. */
function lineFaults({ nodes, flows }: Route, node: Node): RouteFault[] {
  const outs = flows.filter(({ from }) => from === node.id)
  const ins = flows.filter(({ to }) => to === node.id)
  const fault = (message: string, element = node.id): RouteFault => ({ element, message: `${nameOf(node)}${message}` })
  const faults: RouteFault[] = []
  const gateway = node.kind === 'exclusive' || node.kind === 'parallel'
  if (node.kind === 'end' && outs.length > 0) faults.push(fault('之后还有连线'))
  if (node.kind !== 'end' && outs.length === 0) faults.push(fault('没有出路'))
  if (!gateway && outs.length > 1) faults.push(fault('有几条出路，请用网关分开'))
  if ((node.kind === 'start' || node.kind === 'timer') && ins.length > 0) faults.push(fault('不能有进来的连线'))
  if (node.kind === 'timer' && nodes.find(({ id }) => id === node.on)?.kind !== 'task')
    faults.push(fault('只能挂在步骤上'))
  const splits = node.kind === 'exclusive' && outs.length > 1
  if (splits && !outs.some(({ id }) => id === node.defaultFlow))
    faults.push(fault('没有默认出路：条件都不成立时不知道往哪里走'))
  for (const { id, when } of outs) {
    if (splits && id !== node.defaultFlow && when === undefined) faults.push(fault('的这条出路没有写条件', id))
    if (!splits && when !== undefined) faults.push(fault('的出路不能写条件，条件只写在排他网关之后', id))
  }
  return faults
}

/** A circle of gateways alone would never come to a step. */
function circleFaults(route: Route): RouteFault[] {
  const idle = new Set(
    route.nodes.filter(({ kind }) => kind === 'exclusive' || kind === 'parallel').map(({ id }) => id),
  )
  const between = route.flows.filter(({ from, to }) => idle.has(from) && idle.has(to))
  return withoutCircles([...idle], between).closing.map(({ from }) => ({
    element: from,
    message: '这里只在网关之间打转，不经过任何步骤',
  }))
}

/** A way that a timer opens beside the step has an end of its own and no decision: the main way must not wait for it nor run twice. */
function secondWayFaults(route: Route): RouteFault[] {
  const main = reached(
    route.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id),
    stepsOf(route, false),
  )
  return route.nodes.flatMap((timer) => {
    if (timer.kind !== 'timer' || timer.interrupting) return []
    const way = reached([timer.id], stepsOf(route, true))
    const nodes = route.nodes.filter(({ id }) => way.has(id))
    const shared = nodes.find(({ id }) => main.has(id))
    const message = shared
      ? `${nameOf(timer)}另开的一路回到了主线的${nameOf(shared)}，应有自己的结束`
      : nodes.some(({ kind }) => kind === 'parallel' || kind === 'sub-process')
        ? `${nameOf(timer)}另开的一路不能有并行网关或者子流程`
        : nodes.some((node) => node.kind === 'task' && node.stage === 'decision')
          ? `${nameOf(timer)}另开的一路不能作决定`
          : undefined
    return message ? [{ element: timer.id, message }] : []
  })
}

/** The decision ends the review: nothing is left to do after it. */
function decisionFaults(route: Route): RouteFault[] {
  const decisions = [...placesOf(route).values()].filter(isTask).filter(({ node }) => node.stage === 'decision')
  if (decisions.length === 0) return [{ message: '流程里没有决定步骤：准予或者不予总要有人决定' }]
  return decisions.flatMap(({ node, within }) => afterDecision(route, within, node.id))
}

function afterDecision(route: Route, within: string, decision: string): RouteFault[] {
  const scope = scopeAt(route, within)
  const outs = scope.flows.filter(({ from }) => from === decision).map(({ to }) => to)
  const after = reached(outs, stepsOf(scope, true))
  const late = scope.nodes.find(({ id, kind }) => after.has(id) && (kind === 'task' || kind === 'sub-process'))
  if (late) return [{ element: late.id, message: `${nameOf(late)}排在决定之后：作出决定后流程就结束了` }]
  if (within === '') return []
  const outer = within.slice(0, -1).split('/')
  const sub = outer.pop() ?? ''
  return afterDecision(route, outer.length > 0 ? `${outer.join('/')}/` : '', sub)
}

function scopeAt(route: Route, within: string): Route {
  const node = placesOf(route).get(within.slice(0, -1))?.node
  return node?.kind === 'sub-process' ? node.inside : route
}

/** What only shows when it is run: joins that wait for ever, steps opened twice, runs without a decision. */
function runFaults(route: Route): RouteFault[] {
  const { visits, stuck, tooMany } = statesOf(route)
  if (tooMany) return [{ message: `并行的步骤太多，可能的情形超过 ${MOST_STATES} 种，请简化` }]
  const places = placesOf(route)
  const named = (path: string) => nameOf(places.get(path)?.node ?? { kind: 'end', id: path })
  const found = new Map<string, string>()
  const add = (path: string, message: string) => found.set(path, found.get(path) ?? `${named(path)}${message}`)
  for (const { at, reason } of stuck)
    add(
      at,
      reason === 'circle' ? '处会一直打转' : reason === 'no-way' ? '没有出路' : '等不齐要汇合的各路，会一直等下去',
    )
  const canEnd = reached(
    [''],
    [...visits].flatMap(([from, { next }]) => next.map((to) => ({ from: to, to: from }))),
  )
  for (const [key, { at, undecidedAfter }] of visits) {
    const twice = at.find((path, place) => at.indexOf(path) !== place && isTask(places.get(path)))
    if (twice) add(twice, '会同时打开两次：并行分开的各路没有先汇合')
    const decides = at.find((path) => isDecision(route, path))
    if (decides && at.length > 1) add(decides, '打开时还有别的步骤没有办完：各路应先汇合再决定')
    if (undecidedAfter !== undefined) add(undecidedAfter, '之后没有经过决定就结束了')
    if (!canEnd.has(key) && at[0]) add(at[0], '之后只能打转，走不到结束')
  }
  return [...found].map(([path, message]) => ({ element: path.split('/').at(-1), message }))
}

function isDecision(route: Route, path: string): boolean {
  const place = placesOf(route).get(path)
  return isTask(place) && place.node.stage === 'decision'
}

function postFaults(route: Route, { canBeDone }: Around): RouteFault[] {
  return [...placesOf(route).values()].filter(isTask).flatMap(({ node }) => {
    const signers = node.countersign?.posts ?? []
    const faults: RouteFault[] = []
    if (!canBeDone(node.post, node.stage))
      faults.push({
        element: node.id,
        message: `${nameOf(node)}没有人能办：找不到这样的部门、岗位，或者岗位没有${node.stage === 'decision' ? '决定' : '审查'}的权限`,
      })
    if (!signers.every((post) => canBeDone(post, 'sign')))
      faults.push({ element: node.id, message: `${nameOf(node)}的会签人里有找不到的部门或者岗位` })
    return faults
  })
}

/** Timers that could never fire: the promise has passed, or the step has ended, before their day. */
function timerFaults(route: Route, { promisedDays }: Around): RouteFault[] {
  return [...placesOf(route).values()].filter(isTask).flatMap(({ path, node: step }) =>
    timersOn(route, path).flatMap(({ timer }): RouteFault[] => {
      const { afterDays } = timer
      if (promisedDays !== undefined && afterDays > Math.max(promisedDays, 1))
        return [
          {
            element: timer.id,
            message: `${nameOf(timer)}要等 ${afterDays} 个工作日，超过了承诺时限 ${promisedDays} 个工作日`,
          },
        ]
      const agrees = step.silence === 'agree' && step.post.body.kind !== 'handling'
      if (!agrees || step.budgetDays === 0 || afterDays < step.budgetDays) return []
      const message = `${nameOf(timer)}等不到：${nameOf(step)}满 ${step.budgetDays} 个工作日已经视为同意，定时应更短`
      return [{ element: timer.id, message }]
    }),
  )
}

/** 优化营商环境条例 art. 36: what is promised is kept, so the steps together may not take longer. */
function budgetFaults(route: Route, { promisedDays }: Around): RouteFault[] {
  const days = longestWay(route)
  if (promisedDays === undefined || days <= Math.max(promisedDays, 1)) return []
  return [{ message: `最长的一路各环节合计 ${days} 个工作日，超过了承诺时限 ${promisedDays} 个工作日` }]
}
