import { action } from '#kernel/action.ts'
import { closePost as route } from '../contract.ts'
import { holdPost } from '../index.ts'
import { mayManagePost } from '../policy.ts'
import { updatePost } from '../store.ts'

/** Whoever holds the post keeps their account and loses what the post may do, from the next request on. */
export const closePost = action(route, {
  load: (ctx, { id }) => holdPost(ctx, id),
  allow: mayManagePost,
  async run(ctx, { id }) {
    await updatePost(ctx, id, { closed_at: ctx.now })
    return { id }
  },
})
