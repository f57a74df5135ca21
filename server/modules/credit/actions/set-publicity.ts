import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { isWhose } from '../policy.ts'
import { creditTables, lockBreach } from '../store.ts'

/** Whose record it is agrees that everybody may see it, or no longer does. */
export const setPublicity = action(contract.setPublicity, {
  load: (ctx, { id }) => lockBreach(ctx, id),
  allow: (ctx, breach) => isWhose(ctx.actor, breach),
  async run(ctx, { id, published }, { status }) {
    if (status !== 'standing') throw contract.breachSettled({ status })
    await creditTables(ctx).updateTable('credit.breach').set({ published }).where('id', '=', id).execute()
    return { id, status }
  },
})
