import { view } from '#kernel/view.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { confirmsHere, getSeenShift, shiftShown } from '../shifts.ts'

/** One closed shift, for its clerk and for whoever may be its second person. */
export const shiftPage = view(contract.shiftPage, {
  async look(ctx, { id }) {
    const row = await getSeenShift(ctx, id)
    const organ = await getOrgan(ctx, row.organ_id)
    const confirms = !row.confirmed_by && row.clerk_id !== ctx.actor.id && confirmsHere(ctx, row)
    return { ...shiftShown(row, organ.name), can: confirms ? (['confirm'] as const).slice() : [] }
  },
})
