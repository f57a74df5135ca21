import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Puts a suspended licence back in force when its time is over or the cause is gone. */
export const resumeLicence = action(contract.resumeLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, reason, basis }, licence) {
    const next = await changeStatus(ctx, licence, 'resume', { reason, basis })
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
