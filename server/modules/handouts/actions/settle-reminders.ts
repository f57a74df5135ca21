import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { handoutTables } from '../store.ts'

/** No provision says when somebody is reminded to fetch a result: the head of the body does. */
export const settleReminders = action(contract.settleReminders, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: (ctx, organ) =>
    covers(scopeOf(ctx.actor, 'handouts.arrange'), { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, { organId, firstDays, againDays }) {
    const row = {
      organ_id: organId,
      first_days: firstDays,
      again_days: againDays,
      settled_by: ctx.actor.name,
      settled_at: ctx.now,
    }
    await handoutTables(ctx)
      .insertInto('handouts.reminder_rule')
      .values(row)
      .onConflict((on) => on.column('organ_id').doUpdateSet(row))
      .execute()
    return { organId }
  },
})
