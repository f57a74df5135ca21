import { action } from '#kernel/action.ts'
import { setWindow as route } from '../contract.ts'
import { mayManage } from '../policy.ts'
import { getHall, saveWindows } from '../store.ts'

export const setWindow = action(route, {
  load: (ctx, { hallId }) => getHall(ctx, hallId),
  allow: mayManage,
  subject: ({ hallId }) => hallId,
  async run(ctx, { hallId, ...window }) {
    await saveWindows(ctx, hallId, [window])
    return { hallId, number: window.number }
  },
})
