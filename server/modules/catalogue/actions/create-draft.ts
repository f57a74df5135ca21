import { action } from '#kernel/action.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayEdit, writerOf } from '../policy.ts'
import { findOpenVersion, lockItem, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { recordVersionActs } from '../version-history.ts'

/** The next version of an item begins as a copy of its last one. */
export const createDraft = action(contract.createDraft, {
  load: (ctx, { id }) => lockItem(ctx, id),
  allow: (ctx, item) => mayEdit(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  subject: (input) => input.id,
  async run(ctx, _, item) {
    const open = await findOpenVersion(ctx, item.id)
    if (open) throw contract.draftOpen({ versionId: open.id })
    const id = ctx.newId()
    await sql`
      insert into catalogue.item_version (id, item_id, no, status, content, authors, changed_at)
      select ${id}, item_id, no + 1, 'draft', content, array[${writerOf(ctx.actor)}]::text[], ${ctx.now}
      from catalogue.item_version where item_id = ${item.id} order by no desc limit 1`.execute(ctx.db)
    await recordVersionActs(ctx, [id], 'create')
    return versionAnswer(ctx, await lockVersion(ctx, id))
  },
})
