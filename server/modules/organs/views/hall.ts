import { view } from '#kernel/view.ts'
import { hallPage as route } from '../contract.ts'
import { getOrgan } from '../index.ts'
import { getHall, windowsOf } from '../store.ts'

export const hallPage = view(route, {
  async look(ctx, { id }) {
    const hall = await getHall(ctx, id)
    const organ = await getOrgan(ctx, hall.organId)
    return { ...hall, organName: organ.name, windows: await windowsOf(ctx, id) }
  },
})
