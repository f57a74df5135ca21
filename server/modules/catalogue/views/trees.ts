import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { leavesOf, walk } from '../rules/search-tree.ts'
import { liveSearch } from '../search/live-search.ts'
import { cardsById, usableIn } from '../search/published.ts'
import { countedNodes, fittingAnswers, itemsWanted, readTreeRow, situationsOf } from '../search/trees.ts'

/** The whole tree, each node with how many items it leads to. */
export const tree = view(contract.tree, {
  async look(ctx, { tree: key, region }) {
    const { title, nodes } = await readTreeRow(ctx, key)
    const live = await liveSearch(ctx)
    return { tree: key, title, nodes: countedNodes(live, nodes, usableIn(live, region)) }
  },
})

/** What a node leads to: its own items, or those of everything below it. */
export const treeItems = view(contract.treeItems, {
  async look(ctx, { tree: key, path, region, limit }) {
    const { nodes } = await readTreeRow(ctx, key)
    const way = walk(nodes, path)
    if (!way) throw contract.leafMissing({ path })
    const live = await liveSearch(ctx)
    const wants = leavesOf([way.at(-1)!]).flatMap(({ leaf }) => (leaf.wants ?? []) as contract.TreeWant[])
    const found = itemsWanted(live, wants, usableIn(live, region)).slice(0, limit)
    const cards = await cardsById(
      ctx,
      found.map(({ id }) => id),
    )
    const situations = await situationsOf(
      ctx,
      found.flatMap(({ id, answers }) => (answers ? [id] : [])),
    )
    return {
      path: way.map((node) => ({ key: node.key, label: node.label })),
      items: found.flatMap(({ id, situation, answers }) => {
        const card = cards.get(id)
        return card ? [{ ...card, situation, answers: fittingAnswers(situations.get(id), answers) }] : []
      }),
    }
  },
})

/** A tree as its editors see it, with the leaves that lead to nothing in the published list. */
export const treeDraft = view(contract.treeDraft, {
  async look(ctx, { tree: key }) {
    const { title, nodes, revision, changed_at } = await readTreeRow(ctx, key)
    const live = await liveSearch(ctx)
    const empty = leavesOf(nodes)
      .filter(({ leaf }) => itemsWanted(live, (leaf.wants ?? []) as contract.TreeWant[], () => true).length === 0)
      .map(({ path }) => path)
    return { tree: key, title, nodes, revision, empty, changedAt: changed_at.toISOString() }
  },
})

const SHOWN = 10

export const wantItems = view(contract.wantItems, {
  async look(ctx, { object, act }) {
    const live = await liveSearch(ctx)
    const found = itemsWanted(live, [{ object, act }], () => true).map(({ id }) => id)
    const shown = found.slice(0, SHOWN)
    const cards = await cardsById(ctx, shown)
    const questions = [...(await situationsOf(ctx, shown)).values()].flat()
    const known = await sql`select from catalogue.lexicon_object where object = ${object}`.execute(ctx.db)
    return {
      known: known.rows.length > 0,
      total: found.length,
      items: shown.flatMap((id) => {
        const card = cards.get(id)
        return card ? [{ id, name: card.name, organName: card.organName }] : []
      }),
      situations: [...new Map(questions.map((one) => [one.key, one])).values()].map(({ key, text, options }) => ({
        key,
        text,
        options: options.map((option) => ({ key: option.key, label: option.label })),
      })),
    }
  },
})
