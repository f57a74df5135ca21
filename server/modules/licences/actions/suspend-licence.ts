import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { decideHeard } from '../intents.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Takes the licence out of force for so many days, a penalty: its holder was told and heard (行政处罚法 art. 9(3), 44, 45). */
export const suspendLicence = action(contract.suspendLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, ...decision }, licence) {
    const next = await changeStatus(ctx, licence, 'suspend', await decideHeard(ctx, licence, 'suspend', decision))
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
