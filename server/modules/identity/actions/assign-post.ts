import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { holdPost } from '#modules/organs/index.ts'
import { forgetActors } from '../authenticate.ts'
import { assignPost as route, notOwnPower, rolesMayNotMeet } from '../contract.ts'
import { isSelf, mayArrangeStaff } from '../policy.ts'
import { mayCombine } from '../rules/roles.ts'
import { insertStaffPosts } from '../store-account.ts'
import { holdStaff, placesOfPosts, postsOf } from '../store-staff.ts'

export const assignPost = action(route, {
  load: (ctx, { postId }) => holdPost(ctx, postId),
  allow: async (ctx, post, { id }) =>
    mayArrangeStaff(ctx, [...(await postsOf(ctx, id)), ...(await placesOfPosts(ctx, [post.id]))]),
  async run(ctx, { id, postId }, post) {
    if (isSelf(ctx, id)) throw notOwnPower()
    if (!(await holdStaff(ctx, id))) throw notFound()
    const held = await postsOf(ctx, id)
    if (!mayCombine([...post.roles, ...held.flatMap((one) => one.roles)])) throw rolesMayNotMeet()
    await insertStaffPosts(ctx, id, [postId])
    forgetActors(ctx)
    return { id }
  },
})
