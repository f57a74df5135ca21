import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { writerOf } from '../policy.ts'
import { treeFaults } from '../rules/search-tree.ts'
import { readTreeRow } from '../search/trees.ts'

/** Replaces a tree as a whole, if nobody else did meanwhile and every way in it ends somewhere. */
export const editTree = action(contract.editTree, {
  load: (ctx, { tree }) => readTreeRow(ctx, tree, true),
  subject: ({ tree }) => tree,
  async run(ctx, { tree, revision, title, nodes }, known) {
    if (known.revision !== revision)
      throw contract.editConflict({ revision: known.revision, title: known.title, content: known.nodes })
    const { rows } = await sql<{ object: string }>`select object from catalogue.lexicon_object`.execute(ctx.db)
    const objects = new Set(rows.map(({ object }) => object))
    const faults = treeFaults(nodes, (name) => objects.has(name))
    if (faults.length > 0) throw contract.treeUnsound({ faults })
    await sql`
      update catalogue.search_tree
      set title = ${title}, nodes = ${JSON.stringify(nodes)}::jsonb, revision = ${revision + 1}, seed = '',
          changed_by = ${writerOf(ctx.actor)}, changed_at = ${ctx.now}
      where key = ${tree}`.execute(ctx.db)
    return { tree, revision: revision + 1 }
  },
})
