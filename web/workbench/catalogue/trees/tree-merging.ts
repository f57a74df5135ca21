/** Two editors changed one tree: where their trees part, and the tree put together from both. */
import type { TreeNode } from '#modules/catalogue/contract.ts'
import type { Side } from '../merging.ts'
import { childOf, type Path, wantText } from './tree-editing.ts'

/** A choice that says something else on one side, or a branch that only one side has. `by`: who moved away from what both began with. */
export type Parting = {
  path: Path
  mine: TreeNode | undefined
  theirs: TreeNode | undefined
  by: 'me' | 'them' | 'both'
}

type Nodes = readonly TreeNode[]
/** `base`: what both began with. */
export type Trees = { base: Nodes; mine: Nodes; theirs: Nodes }

/** The choices below one that both sides have are compared for themselves. */
export function partings({ base, mine, theirs }: Trees, above: Path = ''): Parting[] {
  return keysOf(mine, theirs).flatMap((key) => {
    const path = childOf(above, key)
    const [begun, my, their] = [base, mine, theirs].map((nodes) => named(nodes, key))
    const whole = !my || !their
    const [was, is, other] = [begun, my, their].map((node) => said(node, whole))
    const here: Parting[] =
      is === other ? [] : [{ path, mine: my, theirs: their, by: is === was ? 'them' : other === was ? 'me' : 'both' }]
    if (whole) return here
    return [...here, ...partings({ base: begun?.nodes ?? [], mine: my.nodes ?? [], theirs: their.nodes ?? [] }, path)]
  })
}

/** What only one of them changed is theirs who changed it; where both did, one's own until one chooses otherwise. */
export function ownSides(all: readonly Parting[]): Map<Path, Side> {
  return new Map(all.map(({ path, by }) => [path, by === 'them' ? 'theirs' : 'mine']))
}

/** The tree with the chosen side of each parting, in the order of whoever changed it; in mine if both did. */
export function mergedTree(
  { base, mine, theirs }: Trees,
  sides: ReadonlyMap<Path, Side>,
  above: Path = '',
): TreeNode[] {
  const keys = isReordered(base, mine) || !isReordered(base, theirs) ? keysOf(mine, theirs) : keysOf(theirs, mine)
  return keys.flatMap((key) => {
    const path = childOf(above, key)
    const [begun, my, their] = [base, mine, theirs].map((nodes) => named(nodes, key))
    const chosen = sides.get(path) === 'theirs' ? their : my
    if (!chosen) return []
    if (!my || !their) return [chosen]
    const below = { base: begun?.nodes ?? [], mine: my.nodes ?? [], theirs: their.nodes ?? [] }
    const { nodes: _, ...face } = chosen
    const nodes = mergedTree(below, sides, path)
    return [nodes.length > 0 ? { ...face, nodes } : face]
  })
}

/** The first in their order; what only the second has stands behind the choice it stands behind there. */
function keysOf(first: Nodes, second: Nodes): string[] {
  const keys = first.map(({ key }) => key)
  second.forEach(({ key }, at) => {
    if (!keys.includes(key)) keys.splice(keys.indexOf(second[at - 1]?.key ?? '') + 1, 0, key)
  })
  return keys
}

/** Whether what stood there before stands in another order now. */
function isReordered(before: Nodes, now: Nodes): boolean {
  const kept = now.filter(({ key }) => named(before, key)).map(({ key }) => key)
  const stood = before.filter(({ key }) => named(now, key)).map(({ key }) => key)
  return kept.join() !== stood.join()
}

function named(nodes: Nodes, key: string): TreeNode | undefined {
  return nodes.find((one) => one.key === key)
}

function said(node: TreeNode | undefined, whole: boolean): string {
  if (!node) return ''
  const { label, hint, question, wants, nodes } = node
  const below = whole ? (nodes ?? []).map((one) => said(one, true)) : []
  return JSON.stringify([label, hint ?? '', question ?? '', (wants ?? []).map(wantText), below])
}
