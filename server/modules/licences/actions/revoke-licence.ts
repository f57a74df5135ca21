import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { decideHeard } from '../intents.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Takes the licence away as a penalty, its holder heard first (行政处罚法 art. 9(3), 44, 45, 63). */
export const revokeLicence = action(contract.revokeLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, ...decision }, licence) {
    const next = await changeStatus(ctx, licence, 'revoke', await decideHeard(ctx, licence, 'revoke', decision))
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
