import { view } from '#kernel/view.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { differencesBetween } from '../elements/difference.ts'
import { mayEdit } from '../policy.ts'
import { findVersionHead, withContent } from '../store.ts'

/** Two versions laid side by side, in words. */
export const versionDifference = view(contract.versionDifference, {
  async look(ctx, { id, from }) {
    const to = await editable(ctx, id)
    const fromId = from ?? (await versionBefore(ctx, to))
    if (!fromId) return { to: brief(to), rows: [] }
    const other = await editable(ctx, fromId)
    return { from: brief(other), to: brief(to), rows: differencesBetween(other.content, to.content) }
  },
})

async function editable(ctx: Ctx, id: string) {
  const head = await findVersionHead(ctx, id)
  if (!head || !mayEdit(ctx, head)) throw contract.itemMissing({ id })
  return withContent(ctx, head)
}

async function versionBefore(ctx: Ctx, { itemId, no }: contract.ItemVersion): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from catalogue.item_version where item_id = ${itemId} and no < ${no} order by no desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.id
}

const brief = ({ id, no, content }: contract.ItemVersion) => ({ id, no, name: content.name })
