import { action } from '#kernel/action.ts'
import { changeOrgan as route, duplicateOrgan, parentBelow } from '../contract.ts'
import { getOrgan, isOver } from '../index.ts'
import { mayManage } from '../policy.ts'
import { updateOrgan } from '../store.ts'

export const changeOrgan = action(route, {
  load: (ctx, { id }) => getOrgan(ctx, id),
  allow: (ctx, organ) => mayManage(ctx, { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, { id, ...fields }) {
    if (fields.parentId) {
      const parent = await getOrgan(ctx, fields.parentId)
      if (parent.id === id || (await isOver(ctx, id, parent.id))) throw parentBelow()
    }
    if (!(await updateOrgan(ctx, id, fields))) throw duplicateOrgan()
    return { id }
  },
})
