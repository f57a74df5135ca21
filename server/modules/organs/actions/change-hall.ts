import { action } from '#kernel/action.ts'
import { changeHall as route } from '../contract.ts'
import { mayManage } from '../policy.ts'
import { getHall, updateHall } from '../store.ts'

export const changeHall = action(route, {
  load: (ctx, { id }) => getHall(ctx, id),
  allow: mayManage,
  async run(ctx, { id, ...fields }) {
    await updateHall(ctx, id, fields)
    return { id }
  },
})
