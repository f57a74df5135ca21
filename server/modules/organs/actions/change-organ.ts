import { action } from '#kernel/action.ts'
import { changeOrgan as route, duplicateOrgan } from '../contract.ts'
import { getOrgan } from '../index.ts'
import { mayManage } from '../policy.ts'
import { updateOrgan } from '../store.ts'

export const changeOrgan = action(route, {
  load: (ctx, { id }) => getOrgan(ctx, id),
  allow: (ctx, organ) => mayManage(ctx, { organId: organ.id, regionCode: organ.regionCode }),
  async run(ctx, { id, ...fields }) {
    if (!(await updateOrgan(ctx, id, fields))) throw duplicateOrgan()
    return { id }
  },
})
