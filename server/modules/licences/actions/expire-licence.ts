import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { rowOf } from '../rules/licence-status.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** Writes down that the last day of validity has passed (行政许可法 art. 70(1)); performed by the daily sweep alone. */
export const expireLicence = action(contract.expireLicence, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { id }, licence) {
    if (licence.valid_to === null || licence.valid_to >= ctx.today)
      throw contract.actNotOpen({ status: licence.status, validTo: licence.valid_to })
    const grounds = { reason: '有效期届满', basis: rowOf('expire').article }
    return { id, status: (await changeStatus(ctx, licence, 'expire', grounds)).status }
  },
})
