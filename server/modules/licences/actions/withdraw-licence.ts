import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { decideHeard } from '../intents.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Undoes a grant that should not have been made, its holder heard first (行政许可法 art. 7, 69). */
export const withdrawLicence = action(contract.withdrawLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, reason }, licence) {
    if (licence.case_id) throw contract.throughItsCase({ caseId: licence.case_id })
    const next = await changeStatus(ctx, licence, 'withdraw', await decideHeard(ctx, licence, 'withdraw', { reason }))
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
