import { action } from '#kernel/action.ts'
import { createOrgan as route, duplicateOrgan } from '../contract.ts'
import { getOrgan } from '../index.ts'
import { mayManage } from '../policy.ts'
import { insertOrgan } from '../store.ts'

export const createOrgan = action(route, {
  load: async (ctx, { parentId }) => (parentId ? getOrgan(ctx, parentId) : undefined),
  allow: (ctx, parent, { regionCode }) => mayManage(ctx, { organId: parent?.id ?? '', regionCode }),
  async run(ctx, input) {
    const organ = { ...input, id: ctx.newId() }
    if (!(await insertOrgan(ctx, organ))) throw duplicateOrgan()
    return { id: organ.id }
  },
})
