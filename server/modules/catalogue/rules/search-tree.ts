/** Trees that lead from a life situation to items: what makes one sound, and the walk to a leaf. */

type Want = { object: string; act?: string | undefined }
export type Tree<W extends Want = Want> = {
  key: string
  label: string
  nodes?: readonly Tree<W>[] | undefined
  wants?: readonly W[] | undefined
}
export type TreeFault = { path: string; message: string }

/** More taps than this and people give up. */
export const DEEPEST = 4

/** In Chinese, what an editor has to mend. Empty when every way ends at something that can be looked for. */
export function treeFaults(nodes: readonly Tree[], isObject: (name: string) => boolean, above = ''): TreeFault[] {
  const seen = new Set<string>()
  return nodes.flatMap((node) => {
    const path = above ? `${above}/${node.key}` : node.key
    const faults: TreeFault[] = []
    const say = (message: string) => faults.push({ path, message })
    if (seen.has(node.key)) say(`“${node.label}”的键名与同一层的另一项重复`)
    seen.add(node.key)
    if (path.split('/').length > DEEPEST) say(`“${node.label}”太深：最多选 ${DEEPEST} 次`)
    if (node.nodes?.length && node.wants?.length) say(`“${node.label}”下面还有选项，不能同时直接指向事项`)
    if (!node.nodes?.length && !node.wants?.length) say(`“${node.label}”没有下文：请添加选项或者指明办什么`)
    for (const { object } of node.wants ?? []) if (!isObject(object)) say(`词库里没有“${object}”这个事物`)
    return [...faults, ...treeFaults(node.nodes ?? [], isObject, path)]
  })
}

/** The nodes from the root to the one the path names; undefined when it leads nowhere. */
export function walk<W extends Want>(nodes: readonly Tree<W>[], path: string): Tree<W>[] | undefined {
  const way: Tree<W>[] = []
  let level: readonly Tree<W>[] = nodes
  for (const key of path.split('/')) {
    const next = level.find((node) => node.key === key)
    if (!next) return undefined
    way.push(next)
    level = next.nodes ?? []
  }
  return way
}

/** All leaves with their paths. */
export function leavesOf<W extends Want>(nodes: readonly Tree<W>[], above = ''): { path: string; leaf: Tree<W> }[] {
  return nodes.flatMap((node) => {
    const path = above ? `${above}/${node.key}` : node.key
    return node.nodes?.length ? leavesOf(node.nodes, path) : [{ path, leaf: node }]
  })
}
