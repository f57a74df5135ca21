/** Changes to a tree of choices, each giving a new tree; a node is named by its keys from the root, `birth/household`. */
import type { TreeNode } from '#modules/catalogue/contract.ts'

export type Path = string

export const parentOf = (path: Path): Path => path.split('/').slice(0, -1).join('/')
export const childOf = (path: Path, key: string): Path => (path === '' ? key : `${path}/${key}`)
const lastOf = (path: Path): string => path.split('/').at(-1)!

export function nodeAt(nodes: readonly TreeNode[], path: Path): TreeNode | undefined {
  let level = nodes
  let node: TreeNode | undefined
  for (const key of path.split('/')) {
    node = level.find((one) => one.key === key)
    if (!node) return undefined
    level = node.nodes ?? []
  }
  return node
}

/** The choices below a node; those of the first level for the empty path. */
export function below(nodes: readonly TreeNode[], path: Path): readonly TreeNode[] {
  return path === '' ? nodes : (nodeAt(nodes, path)?.nodes ?? [])
}

/** Every node with its path, as they stand from top to bottom. */
export function everyNode(nodes: readonly TreeNode[], above: Path = ''): { path: Path; node: TreeNode }[] {
  return nodes.flatMap((node) => {
    const path = childOf(above, node.key)
    return [{ path, node }, ...everyNode(node.nodes ?? [], path)]
  })
}

function withLevel(
  nodes: readonly TreeNode[],
  path: Path,
  change: (level: readonly TreeNode[]) => readonly TreeNode[],
): TreeNode[] {
  if (path === '') return [...change(nodes)]
  const [first, ...rest] = path.split('/')
  return nodes.map((node) => {
    if (node.key !== first) return node
    const next = withLevel(node.nodes ?? [], rest.join('/'), change)
    const { nodes: _, ...leaf } = node
    return next.length > 0 ? { ...leaf, nodes: next } : leaf
  })
}

export function changed(nodes: readonly TreeNode[], path: Path, part: Partial<TreeNode>): TreeNode[] {
  const key = lastOf(path)
  return withLevel(nodes, parentOf(path), (level) => level.map((one) => (one.key === key ? { ...one, ...part } : one)))
}

export function removed(nodes: readonly TreeNode[], path: Path): TreeNode[] {
  const key = lastOf(path)
  return withLevel(nodes, parentOf(path), (level) => level.filter((one) => one.key !== key))
}

/** One place up or down among its neighbours; as it is at the ends. */
export function shifted(nodes: readonly TreeNode[], path: Path, by: -1 | 1): TreeNode[] {
  const key = lastOf(path)
  return withLevel(nodes, parentOf(path), (level) => {
    const at = level.findIndex((one) => one.key === key)
    const other = level[at + by]
    if (at < 0 || !other) return level
    return level.map((one, place) => (place === at ? other : place === at + by ? level[at]! : one))
  })
}

/** Puts the node last among the choices below another, under a key that is free there. @returns also its new path */
export function movedInto(
  nodes: readonly TreeNode[],
  path: Path,
  target: Path,
): { nodes: TreeNode[]; path: Path } | undefined {
  const node = nodeAt(nodes, path)
  if (!node || target === path || target.startsWith(`${path}/`) || target === parentOf(path)) return undefined
  const key = freeKey(below(nodes, target), node.key)
  const without = removed(nodes, path)
  return { nodes: withLevel(without, target, (level) => [...level, { ...node, key }]), path: childOf(target, key) }
}

/** Adds a choice below `parent`, after the one of that key, otherwise last. */
export function added(nodes: readonly TreeNode[], parent: Path, node: TreeNode, after?: string): TreeNode[] {
  return withLevel(nodes, parent, (level) => {
    const at = level.findIndex((one) => one.key === after)
    return at < 0 ? [...level, node] : [...level.slice(0, at + 1), node, ...level.slice(at + 1)]
  })
}

/** The wish itself, or with a number behind it when a neighbour has it. */
export function freeKey(level: readonly TreeNode[], wish: string): string {
  const taken = new Set(level.map((one) => one.key))
  if (!taken.has(wish)) return wish
  for (let number = 2; ; number++) if (!taken.has(`${wish}-${number}`)) return `${wish}-${number}`
}

/** 居民身份证 · 补办（丢了） */
export function wantText({ object, act, situation, answers }: NonNullable<TreeNode['wants']>[number]): string {
  const about = [object, act].filter(Boolean).join(' · ')
  const more = [situation, answers].filter(Boolean).join('，')
  return more ? `${about}（${more}）` : about
}
