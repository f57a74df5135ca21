import { action } from '#kernel/action.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { mayPublish } from '../policy.ts'
import { lockItem } from '../store.ts'

/** From its day another body handles the item; new applications go there. Cases already filed stay where they are. */
export const delegateItem = action(contract.delegateItem, {
  load: (ctx, { id }) => lockItem(ctx, id),
  allow: (ctx, item) => mayPublish(ctx, { organId: item.organ_id, regionCode: item.region_code }),
  async run(ctx, { id: itemId, toOrganId, kind, basis, fromOn, untilOn }, item) {
    if (untilOn && untilOn < fromOn) throw contract.dayPassed()
    const organ = await getOrgan(ctx, toOrganId)
    const { rows } = await sql`
      select from catalogue.delegation where item_id = ${itemId} and to_organ_id = ${toOrganId}
        and daterange(from_on, until_on, '[]') && daterange(${fromOn}::date, ${untilOn ?? null}::date, '[]')`.execute(
      ctx.db,
    )
    if (rows.length > 0 || organ.id === item.organ_id) throw contract.alreadyDelegated()
    const id = ctx.newId()
    await sql`
      insert into catalogue.delegation (id, item_id, to_organ_id, kind, basis, from_on, until_on, made_by, made_at)
      values (${id}, ${itemId}, ${toOrganId}, ${kind}, ${basis}, ${fromOn}, ${untilOn ?? null}, ${ctx.actor.name}, ${ctx.now})`.execute(
      ctx.db,
    )
    return { id }
  },
})
