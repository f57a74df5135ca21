import { view } from '#kernel/view.ts'
import { actingWhollyFor } from '#modules/identity/index.ts'
import { breachesShown } from '../breach-shown.ts'
import * as contract from '../contract.ts'
import { breachesOf } from '../store.ts'

/** One's own records, and whether they keep one from promising now. */
export const myCredit = view(contract.myCredit, {
  async look(ctx) {
    const self = actingWhollyFor(ctx)
    const rows = self ? await breachesOf(ctx, self) : []
    return { rows: await breachesShown(ctx, rows), excluded: rows.some((row) => row.status === 'standing') }
  },
})
