import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { touchSteps } from '../live.ts'
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
  allow: ({ actor }, row) => actor.subjectId === row.staff_id || actor.subjectId === row.deputy_id,
  async run(ctx, { id }, { organ_id }) {
    touchSteps(ctx, [organ_id])
    await routesTables(ctx).updateTable('routes.deputy').set({ ended_at: ctx.now }).where('id', '=', id).execute()
    return { id }
  },
})
