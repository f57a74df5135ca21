/** Guided questions and life-cycle trees over the published items: leaves name things, never items. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import type { CountedNode, TreeKey, TreeNode, TreeWant } from '../contract-search.ts'
import { actBit } from '../rules/search-acts.ts'
import type { LiveSearch } from './live-search.ts'

export type TreeRow = { title: string; nodes: TreeNode[]; revision: number; changed_at: Date }

/** Every tree is there from the first start on. */
export async function readTreeRow(ctx: Ctx, key: TreeKey, lock = false): Promise<TreeRow> {
  const { rows } = await sql<TreeRow>`
    select title, nodes, revision, changed_at from catalogue.search_tree where key = ${key} ${lock ? sql`for update` : sql``}`.execute(
    ctx.db,
  )
  return rows[0]!
}

export type Found = { id: string; situation?: string | undefined }

/** Items the wants lead to, in the order of the wants, each once. */
export function itemsWanted(
  { index }: LiveSearch,
  wants: readonly TreeWant[],
  usable: (id: string) => boolean,
): Found[] {
  const found = new Map<string, Found>()
  for (const { object, act, situation } of wants)
    for (const id of index.about(object, act ? actBit(act) : 0))
      if (!found.has(id) && usable(id)) found.set(id, { id, situation })
  return [...found.values()]
}

/** The nodes with how many different items each leads to. */
export function countedNodes(
  live: LiveSearch,
  nodes: readonly TreeNode[],
  usable: (id: string) => boolean,
): CountedNode[] {
  const count = (node: TreeNode): { counted: CountedNode; ids: Set<string> } => {
    const { nodes: below, wants, ...face } = node
    const under = below?.map(count)
    const ids = new Set(itemsWanted(live, wants ?? [], usable).map(({ id }) => id))
    for (const one of under ?? []) for (const id of one.ids) ids.add(id)
    return { counted: { ...face, items: ids.size, ...(under ? { nodes: under.map((one) => one.counted) } : {}) }, ids }
  }
  return nodes.map((node) => count(node).counted)
}
