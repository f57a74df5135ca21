import { action } from '#kernel/action.ts'
import { changePost as route } from '../contract.ts'
import { refuseUnknownPlaces } from '../places.ts'
import { mayManagePost } from '../policy.ts'
import { holdPost } from '../index.ts'
import { updatePost } from '../store.ts'

export const changePost = action(route, {
  load: (ctx, { id }) => holdPost(ctx, id),
  allow: mayManagePost,
  async run(ctx, { id, ...post }) {
    await refuseUnknownPlaces(ctx, post)
    await updatePost(ctx, id, {
      title: post.title,
      covers_organs: post.coversOrgans,
      hall_id: post.hallId ?? null,
      window_no: post.windowNo ?? null,
    })
    return { id }
  },
})
