import { action } from '#kernel/action.ts'
import { createPost as route } from '../contract.ts'
import { addPost, getOrgan } from '../index.ts'
import { refuseUnknownPlaces } from '../places.ts'
import { mayManage } from '../policy.ts'

export const createPost = action(route, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: (ctx, organ) => mayManage(ctx, { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, post) {
    await refuseUnknownPlaces(ctx, post)
    const { id } = await addPost(ctx, post)
    return { id }
  },
})
