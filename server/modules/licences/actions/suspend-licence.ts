import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Takes the licence out of force for a time (行政处罚法 art. 9(3)). */
export const suspendLicence = action(contract.suspendLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, reason, basis }, licence) {
    const next = await changeStatus(ctx, licence, 'suspend', { reason, basis })
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
