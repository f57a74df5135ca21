/** Where the nodes of a life-cycle tree stand and how they are joined; pure, so that the picture only draws. */
import type { CountedNode } from '#modules/catalogue/contract.ts'

export type Place = {
  path: string
  node: CountedNode
  kind: 'stage' | 'leaf'
  x: number
  y: number
  width: number
  height: number
  /** This stage is open, or this leaf is chosen. */
  chosen: boolean
}
export type Branch = { key: string; line: string; kind: 'stage' | 'leaf' }
export type Picture = {
  width: number
  height: number
  root?: { x: number; y: number }
  /** Where the leaves will stand once a stage is open. */
  free?: { x: number; y: number }
  places: Place[]
  branches: Branch[]
}

const ROW = 52
const GAP = 8
const LEAF = 46

/**
 * @param width in units of which 16 make the height of the text
 * @param stage the open stage; @param leaf the chosen one below it
 */
export function pictureOf(nodes: readonly CountedNode[], width: number, stage?: string, leaf?: string): Picture {
  return width >= 720 ? wide(nodes, width, stage, leaf) : narrow(nodes, width, stage, leaf)
}

/** A trunk from top to bottom; the open stage puts its leaves out below itself. */
function narrow(nodes: readonly CountedNode[], width: number, open?: string, chosen?: string): Picture {
  const trunk = 14
  const places: Place[] = []
  const branches: Branch[] = []
  let y = 4
  for (const node of nodes) {
    const isOpen = node.key === open
    places.push({ path: node.key, node, kind: 'stage', x: 40, y, width: width - 44, height: ROW, chosen: isOpen })
    const middle = y + ROW / 2
    branches.push({ key: node.key, kind: 'stage', line: `M${trunk} ${middle}H40` })
    y += ROW + GAP
    if (!isOpen) continue
    const from = middle + ROW / 2
    for (const below of node.nodes ?? []) {
      const path = `${node.key}/${below.key}`
      const isChosen = below.key === chosen
      places.push({ path, node: below, kind: 'leaf', x: 84, y, width: width - 88, height: LEAF, chosen: isChosen })
      branches.push({ key: path, kind: 'leaf', line: curveDown(60, from, 84, y + LEAF / 2) })
      y += LEAF + GAP
    }
  }
  const last = places.findLast((place) => place.kind === 'stage')
  branches.unshift({ key: 'trunk', kind: 'stage', line: `M${trunk} 4V${(last?.y ?? 0) + ROW / 2}` })
  return { width, height: y, places, branches }
}

/** From left to right: the root, the stages, the leaves of the open stage beside it. */
function wide(nodes: readonly CountedNode[], width: number, open?: string, chosen?: string): Picture {
  const root = { x: 8, y: 0 }
  const stageAt = 150
  const stageWidth = Math.min(280, (width - stageAt) * 0.42)
  const leafAt = stageAt + stageWidth + 90
  const opened = nodes.find((node) => node.key === open)
  const leaves = opened?.nodes ?? []
  const height = Math.max(nodes.length * (ROW + GAP), leaves.length * (LEAF + GAP)) + 8
  root.y = height / 2
  const top = (height - nodes.length * (ROW + GAP) + GAP) / 2
  const stages = nodes.map((node, at): Place => {
    const y = top + at * (ROW + GAP)
    return {
      path: node.key,
      node,
      kind: 'stage',
      x: stageAt,
      y,
      width: stageWidth,
      height: ROW,
      chosen: node === opened,
    }
  })
  const from = stages.find((place) => place.chosen)
  const middle = from ? from.y + ROW / 2 : 0
  const tall = leaves.length * (LEAF + GAP) - GAP
  const leafTop = Math.min(Math.max(4, middle - tall / 2), height - tall - 4)
  const below = leaves.map((node, at): Place => {
    const y = leafTop + at * (LEAF + GAP)
    const leafWidth = Math.min(320, width - leafAt - 4)
    const path = `${opened!.key}/${node.key}`
    return { path, node, kind: 'leaf', x: leafAt, y, width: leafWidth, height: LEAF, chosen: node.key === chosen }
  })
  return {
    width,
    height,
    root,
    ...(opened ? {} : { free: { x: leafAt, y: root.y } }),
    places: [...stages, ...below],
    branches: [
      ...stages.map((place) => ({
        key: place.path,
        kind: 'stage' as const,
        line: curve(root.x + 92, root.y, stageAt, place.y + ROW / 2),
      })),
      ...below.map((place) => ({
        key: place.path,
        kind: 'leaf' as const,
        line: curve(stageAt + stageWidth, middle, leafAt, place.y + LEAF / 2),
      })),
    ],
  }
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const half = (fromX + toX) / 2
  return `M${fromX} ${fromY}C${half} ${fromY} ${half} ${toY} ${toX} ${toY}`
}

function curveDown(fromX: number, fromY: number, toX: number, toY: number): string {
  return `M${fromX} ${fromY}V${toY - 10}Q${fromX} ${toY} ${fromX + 10} ${toY}H${toX}`
}
