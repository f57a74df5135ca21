/** Where the elements of a route stand on the sheet, when nobody has drawn it: columns from left to right, a row for each way. */
import type { Flow, Node, NodeId, Route } from './route-model.ts'
import { stepsOf, withoutCircles } from './route-ways.ts'

export type Bounds = { x: number; y: number; width: number; height: number }
export type Point = { x: number; y: number }
export type Layout = {
  readonly shapes: ReadonlyMap<NodeId, Bounds>
  readonly edges: ReadonlyMap<string, readonly Point[]>
}

const COLUMN_GAP = 60
const ROW_GAP = 40
const MARGIN = 30

type Sized = { width: number; height: number; inner?: Layout }

export function layOut(route: Route, origin: Point = { x: 160, y: 80 }): Layout {
  const shapes = new Map<NodeId, Bounds>()
  const edges = new Map<string, readonly Point[]>()
  const sizes = new Map(route.nodes.map((node) => [node.id, sizeOf(node)]))
  const cells = cellsOf(route)
  const widths = spans(cells, sizes, 'column', 'width')
  const heights = spans(cells, sizes, 'row', 'height')
  const lefts = offsets(widths, COLUMN_GAP, origin.x)
  const tops = offsets(heights, ROW_GAP, origin.y)
  for (const [id, { column, row }] of cells) {
    const { width, height, inner } = sizes.get(id)!
    const x = lefts[column]! + (widths[column]! - width) / 2
    const y = tops[row]! + (heights[row]! - height) / 2
    shapes.set(id, { x, y, width, height })
    if (inner) moveInto(inner, { x, y }, shapes, edges)
  }
  placeTimers(route, shapes)
  for (const flow of route.flows) {
    const timer = route.nodes.find(({ id }) => id === flow.from)
    const from = timer?.kind === 'timer' ? timer.on : flow.from
    const [a, b] = [cells.get(from) ?? ORIGIN, cells.get(flow.to) ?? ORIGIN]
    const under = ({ row }: Cell) => tops[row]! + heights[row]! + ROW_GAP / 2
    const points = waypoints(flow, shapes, {
      // Between two rows and between two columns nothing stands.
      underFrom: under(a),
      underTo: under(b),
      above: tops[a.row]! - ROW_GAP / 2,
      out: lefts[a.column]! + widths[a.column]! + COLUMN_GAP / 2,
      bend: lefts[b.column]! - COLUMN_GAP / 2,
      fromTimer: from !== flow.from,
      sameRow: a.row === b.row,
    })
    if (points) edges.set(flow.id, points)
  }
  return { shapes, edges }
}

function sizeOf(node: Node): Sized {
  if (node.kind === 'task') return { width: 120, height: 80 }
  if (node.kind === 'exclusive' || node.kind === 'parallel') return { width: 50, height: 50 }
  if (node.kind !== 'sub-process') return { width: 36, height: 36 }
  const inner = layOut(node.inside, { x: MARGIN, y: MARGIN })
  const boxes = [...inner.shapes.values()]
  const low = [...inner.edges.values()].flat().map(({ y }) => y)
  return {
    inner,
    width: Math.max(120, ...boxes.map(({ x, width }) => x + width)) + MARGIN,
    height: Math.max(80, ...boxes.map(({ y, height }) => y + height), ...low) + MARGIN,
  }
}

type Cell = { column: number; row: number }
const ORIGIN: Cell = { column: 0, row: 0 }

/** Column: one more than the last node before it. Row: that of the node before it when nobody stands there yet, else the next free one. */
function cellsOf(route: Route): Map<NodeId, Cell> {
  const starts = route.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id)
  const inOrder = [...starts, ...route.nodes.map(({ id }) => id)]
  const { kept } = withoutCircles(inOrder, stepsOf(route, true))
  const timers = new Map(route.nodes.flatMap((node) => (node.kind === 'timer' ? [[node.id, node.on] as const] : [])))
  const before = Map.groupBy(
    kept.filter(({ to }) => !timers.has(to)),
    ({ to }) => to,
  )
  const columns = new Map<NodeId, number>()
  const columnOf = (id: NodeId): number => {
    const host = timers.get(id)
    if (host) return columnOf(host)
    const known = columns.get(id)
    if (known !== undefined) return known
    const column = Math.max(-1, ...(before.get(id) ?? []).map(({ from }) => columnOf(from))) + 1
    columns.set(id, column)
    return column
  }
  const placed = route.nodes.filter(({ kind }) => kind !== 'timer').map(({ id }) => id)
  const cells = new Map<NodeId, Cell>()
  const taken = new Set<string>()
  for (const id of placed.toSorted((a, b) => columnOf(a) - columnOf(b))) {
    const column = columnOf(id)
    const from = before.get(id)?.[0]?.from
    const source = from === undefined ? undefined : (cells.get(from) ?? cells.get(timers.get(from) ?? ''))
    let row = (source?.row ?? 0) + (from !== undefined && timers.has(from) ? 1 : 0)
    while (taken.has(`${column} ${row}`)) row += 1
    taken.add(`${column} ${row}`)
    cells.set(id, { column, row })
  }
  return cells
}

function spans(
  cells: ReadonlyMap<NodeId, Cell>,
  sizes: ReadonlyMap<NodeId, Sized>,
  along: 'column' | 'row',
  side: 'width' | 'height',
): number[] {
  const result: number[] = []
  for (const [id, cell] of cells) {
    const at = cell[along]
    while (result.length <= at) result.push(36)
    result[at] = Math.max(result[at]!, sizes.get(id)![side])
  }
  return result
}

function offsets(lengths: readonly number[], gap: number, first: number): number[] {
  let next = first
  return lengths.map((length) => {
    const at = next
    next += length + gap
    return at
  })
}

function moveInto(inner: Layout, by: Point, shapes: Map<NodeId, Bounds>, edges: Map<string, readonly Point[]>): void {
  for (const [id, box] of inner.shapes) shapes.set(id, { ...box, x: box.x + by.x, y: box.y + by.y })
  for (const [id, points] of inner.edges)
    edges.set(
      id,
      points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
    )
}

function placeTimers({ nodes }: Route, shapes: Map<NodeId, Bounds>): void {
  const count = new Map<NodeId, number>()
  for (const node of nodes) {
    if (node.kind !== 'timer') continue
    const host = shapes.get(node.on)
    if (!host) continue
    const before = count.get(node.on) ?? 0
    count.set(node.on, before + 1)
    shapes.set(node.id, {
      x: host.x + host.width - 46 - before * 44,
      y: host.y + host.height - 18,
      width: 36,
      height: 36,
    })
  }
}

type Around = {
  underFrom: number
  underTo: number
  above: number
  out: number
  bend: number
  fromTimer: boolean
  sameRow: boolean
}

/** Beside the timers, which sit at the right of the lower edge; of a gateway its lowest corner. */
const lowOf = ({ x, y, width, height }: Bounds): Point => ({ x: x + (width > 50 ? 15 : width / 2), y: y + height })

/**
 * Right edge to left edge with one bend, over the row when something stands in the way; a line back, and one from a timer, runs
 * under its row.
 */
function waypoints(
  { from, to }: Flow,
  shapes: ReadonlyMap<NodeId, Bounds>,
  { underFrom, underTo, above, out, bend, fromTimer, sameRow }: Around,
): Point[] | undefined {
  const a = shapes.get(from)
  const b = shapes.get(to)
  if (!a || !b) return undefined
  const end = { x: b.x, y: b.y + b.height / 2 }
  if (fromTimer) {
    const start = { x: a.x + a.width / 2, y: a.y + a.height }
    return [start, { x: start.x, y: underFrom }, { x: bend, y: underFrom }, { x: bend, y: end.y }, end]
  }
  const start = { x: a.x + a.width, y: a.y + a.height / 2 }
  if (end.x >= start.x) {
    const between = [...shapes.values()].some(
      ({ x, y, width, height }) => x >= start.x && x + width <= bend && y < start.y && start.y < y + height,
    )
    if (between)
      return [start, { x: out, y: start.y }, { x: out, y: above }, { x: bend, y: above }, { x: bend, y: end.y }, end]
    if (start.y === end.y) return [start, end]
    return [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end]
  }
  const [low, low2] = [lowOf(a), lowOf(b)]
  if (sameRow) return [low, { x: low.x, y: underFrom }, { x: low2.x, y: underFrom }, low2]
  return [
    low,
    { x: low.x, y: underFrom },
    { x: bend, y: underFrom },
    { x: bend, y: underTo },
    { x: low2.x, y: underTo },
    low2,
  ]
}
