import { action } from '#kernel/action.ts'
import { createHall as route } from '../contract.ts'
import { addHall, getOrgan } from '../index.ts'
import { mayManage } from '../policy.ts'

export const createHall = action(route, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: (ctx, organ) => mayManage(ctx, { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, hall) {
    const { id } = await addHall(ctx, hall)
    return { id }
  },
})
