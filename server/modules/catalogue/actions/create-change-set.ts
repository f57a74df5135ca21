import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import { changeSetHead, changeSetsWhere, itemsToChange } from '../change-set-store.ts'
import { outcomesOf } from '../change-set-outcomes.ts'
import * as contract from '../contract.ts'
import { mayEdit, writerOf } from '../policy.ts'

/** One change to many items, handed to a second person as one. Nothing changes before they carry it out. */
export const createChangeSet = action(contract.createChangeSet, {
  load: (ctx, { itemIds }) => itemsToChange(ctx, itemIds),
  allow: (ctx, items, { itemIds }) =>
    items.length === new Set(itemIds).size && items.every((item) => mayEdit(ctx, item)),
  subject: (_, output) => output.id,
  async run(ctx, { title, reason, edits }, items) {
    const outcomes = await outcomesOf(ctx, items, edits)
    if (outcomes.every(({ outcome }) => !outcome.content)) {
      const because = outcomes.map(({ item, outcome }) => ({ name: item.name, because: outcome.leftOutBecause }))
      throw contract.nothingToChange({ items: because.slice(0, 20) })
    }
    const id = ctx.newId()
    await sql`
      insert into catalogue.change_set (id, title, reason, edits, status, made_by, made_by_name, made_at)
      values (${id}, ${title}, ${reason}, ${JSON.stringify(edits)}::jsonb, 'waiting', ${writerOf(ctx.actor)}, ${ctx.actor.name}, ${ctx.now})`.execute(
      ctx.db,
    )
    const published = items.filter((item) => item.baseId)
    await sql`
      insert into catalogue.change_set_item (set_id, item_id, base_version_id)
      select ${id}, item_id, base_id
      from unnest(${published.map((item) => item.itemId)}::uuid[], ${published.map((item) => item.baseId)}::uuid[]) as g (item_id, base_id)`.execute(
      ctx.db,
    )
    const [set] = await changeSetsWhere(ctx, sql`s.id = ${id}`)
    return changeSetHead(set!)
  },
})
