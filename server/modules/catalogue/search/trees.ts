/** Guided questions and life-cycle trees over the published items: leaves name things, never items. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { readAnswers } from '../contract-guides.ts'
import type { CountedNode, TreeKey, TreeNode, TreeWant } from '../contract-search.ts'
import type { SituationQuestion } from '../item-content.ts'
import { actBit } from '../rules/search-acts.ts'
import { pathOf } from '../rules/situations.ts'
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

export type Found = { id: string; situation?: string | undefined; answers?: string | undefined }

/** Items the wants lead to, in the order of the wants, each once. */
export function itemsWanted(
  { index }: LiveSearch,
  wants: readonly TreeWant[],
  usable: (id: string) => boolean,
): Found[] {
  const found = new Map<string, Found>()
  for (const { object, act, situation, answers } of wants)
    for (const id of index.about(object, act ? actBit(act) : 0))
      if (!found.has(id) && usable(id)) found.set(id, { id, situation, answers })
  return [...found.values()]
}

/** The situation questions of published items, by id; items that ask none are absent. */
export async function situationsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, SituationQuestion[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; situations: SituationQuestion[] }>`
    select i.id, v.content -> 'situations' as situations
    from catalogue.item i join catalogue.item_version v on v.id = i.published_version_id
    where i.id = any(${[...ids]}::uuid[]) and v.content ? 'situations'`.execute(ctx.db)
  return new Map(rows.map(({ id, situations }) => [id, situations]))
}

/** What of the leaf's answers this item asks for, as far as they lead from its first question. */
export function fittingAnswers(
  situations: readonly SituationQuestion[] | undefined,
  answers: string | undefined,
): string | undefined {
  if (!situations || !answers) return undefined
  const fitting = Object.entries(pathOf({ situations }, readAnswers(answers)).answers)
  return fitting.length > 0 ? fitting.map((pair) => pair.join('.')).join(',') : undefined
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
