import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { removeWindow as route, windowTaken } from '../contract.ts'
import { mayManage } from '../policy.ts'
import { deleteWindow, getHall, windowHasPosts } from '../store.ts'

export const removeWindow = action(route, {
  load: (ctx, { hallId }) => getHall(ctx, hallId),
  allow: mayManage,
  subject: ({ hallId }) => hallId,
  async run(ctx, { hallId, number }) {
    if (await windowHasPosts(ctx, hallId, number)) throw windowTaken()
    if (!(await deleteWindow(ctx, hallId, number))) throw notFound()
    return { hallId, number }
  },
})
