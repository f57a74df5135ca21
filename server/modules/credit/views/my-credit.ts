import { view } from '#kernel/view.ts'
import { applicantOf } from '#modules/identity/index.ts'
import { breachesShown } from '../breach-shown.ts'
import * as contract from '../contract.ts'
import { breachesOf } from '../store.ts'

/** One's own records, and whether they keep one from promising now. */
export const myCredit = view(contract.myCredit, {
  async look(ctx) {
    const rows = await breachesOf(ctx, await applicantOf(ctx))
    return { rows: await breachesShown(ctx, rows), excluded: rows.some((row) => row.status === 'standing') }
  },
})
