import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { notOwnPower, removePost as route } from '../contract.ts'
import { staffLeft } from '../events.ts'
import { isSelf, mayArrangeStaff } from '../policy.ts'
import { deleteStaffPost } from '../store-account.ts'
import { placesOfPosts } from '../store-staff.ts'

export const removePost = action(route, {
  allow: async (ctx, _, { postId }) => mayArrangeStaff(ctx, await placesOfPosts(ctx, [postId])),
  async run(ctx, { id, postId }) {
    if (isSelf(ctx, id)) throw notOwnPower()
    if (!(await deleteStaffPost(ctx, id, postId))) throw notFound()
    forgetActors(ctx)
    ctx.emit(staffLeft, { staffId: id })
    return { id }
  },
})
