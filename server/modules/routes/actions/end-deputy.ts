import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { touchSteps } from '../live.ts'
import { leads } from '../policy.ts'
import { routesTables } from '../store.ts'

/** Back again: from now on nobody stands in. */
export const endDeputy = action(contract.endDeputy, {
  async load(ctx, { id }) {
    const row = await routesTables(ctx)
      .selectFrom('routes.deputy')
      .selectAll()
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound({ id })
    return row
  },
  allow: (ctx, row) =>
    [row.staff_id, row.deputy_id].includes(ctx.actor.subjectId ?? '') ||
    leads(ctx, row.organ_id, ctx.actor.post?.regionCode ?? ''),
  async run(ctx, { id }, { organ_id }) {
    touchSteps(ctx, [organ_id])
    await routesTables(ctx).updateTable('routes.deputy').set({ ended_at: ctx.now }).where('id', '=', id).execute()
    return { id }
  },
})
