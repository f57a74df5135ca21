import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract-service.ts'
import { casesTables } from '../store.ts'

/** No law says how long an electronic letter may stay unopened: the head of the body settles it. */
export const settleService = action(contract.settleService, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: ({ actor }, { id: organId, regionCode }) => covers(scopeOf(actor, 'cases.arrange'), { organId, regionCode }),
  async run(ctx, { organId, days }) {
    const settled = { days, settled_by: ctx.actor.name, settled_at: ctx.now }
    await casesTables(ctx)
      .insertInto('cases.service_rule')
      .values({ organ_id: organId, ...settled })
      .onConflict((conflict) => conflict.column('organ_id').doUpdateSet(settled))
      .execute()
    return { organId }
  },
  subject: ({ organId }) => organId,
})
