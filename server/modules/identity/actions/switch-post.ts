import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { forgetActors } from '../authenticate.ts'
import { switchPost as route } from '../contract.ts'
import { updateSession } from '../store-account.ts'
import { postsOf } from '../store-staff.ts'

export const switchPost = action(route, {
  allow: ({ actor }) => actor.kind === 'staff',
  subject: ({ postId }) => postId,
  async run(ctx, { postId }) {
    const held = await postsOf(ctx, ctx.actor.subjectId!)
    if (!held.some((post) => post.id === postId)) throw notFound()
    if (ctx.actor.sessionId) await updateSession(ctx, ctx.actor.sessionId, { post_id: postId })
    forgetActors(ctx)
    return { postId }
  },
})
