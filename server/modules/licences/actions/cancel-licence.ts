import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { canOf, mayManage } from '../policy.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Strikes the licence off the register: its term is over, its holder is no more, or it was taken back (行政许可法 art. 70). */
export const cancelLicence = action(contract.cancelLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  async run(ctx, { id, reason, basis }, licence) {
    if (licence.case_id) throw contract.throughItsCase({ caseId: licence.case_id })
    const next = await changeStatus(ctx, licence, 'cancel', { reason, basis })
    return { id, status: next.status, can: canOf(ctx.actor, next) }
  },
})
