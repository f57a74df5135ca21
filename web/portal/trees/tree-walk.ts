/** Walking a tree by the path that the address carries: `family/birth`. */
import type { CountedNode } from '#modules/catalogue/contract.ts'

export function keysIn(path: string | undefined): string[] {
  return (path ?? '').split('/').filter((key) => key !== '')
}

/** The nodes from the root to where the path leads; undefined when it leads nowhere. */
export function wayTo(nodes: readonly CountedNode[], path: string | undefined): CountedNode[] | undefined {
  const way: CountedNode[] = []
  let level: readonly CountedNode[] = nodes
  for (const key of keysIn(path)) {
    const next = level.find((node) => node.key === key)
    if (!next) return undefined
    way.push(next)
    level = next.nodes ?? []
  }
  return way
}

/** The path to the n-th node of the way. */
export function pathTo(way: readonly CountedNode[], upTo = way.length): string {
  return way
    .slice(0, upTo)
    .map((node) => node.key)
    .join('/')
}
