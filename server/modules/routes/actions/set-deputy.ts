import { action } from '#kernel/action.ts'
import { notPermitted } from '#kernel/problem.ts'
import { colleague } from '../asking.ts'
import * as contract from '../contract.ts'
import { touchSteps } from '../live.ts'
import { deputyTouching, routesTables } from '../store.ts'

/** 代办: while away a colleague of one's own body does what one holds; it widens nobody's power, who stands in must be of the post. */
export const setDeputy = action(contract.setDeputy, {
  async run(ctx, { deputyId, fromOn, toOn, reason }) {
    const { post, subjectId, name } = ctx.actor
    if (!post || !subjectId) throw notPermitted()
    if (fromOn < ctx.today || toOn < fromOn) throw contract.daysWrong()
    const deputy = await colleague(ctx, deputyId, post.organId)
    if (await deputyTouching(ctx, subjectId, fromOn, toOn)) throw contract.deputyExists()
    const id = ctx.newId()
    await routesTables(ctx)
      .insertInto('routes.deputy')
      .values({
        id,
        staff_id: subjectId,
        staff_name: name,
        deputy_id: deputy.staffId,
        deputy_name: deputy.name,
        organ_id: post.organId,
        from_on: fromOn,
        to_on: toOn,
        reason,
        set_at: ctx.now,
        ended_at: null,
      })
      .execute()
    touchSteps(ctx, [post.organId])
    return { id }
  },
})
