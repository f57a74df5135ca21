import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { changeStatus } from '../status-change.ts'
import { lockLicence } from '../store.ts'

/** The days of a suspension are over: the licence is in force again without anybody's doing (行政处罚法 art. 59(1)(4)). */
export const endSuspension = action(contract.endSuspension, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, { id }, licence) {
    const over = licence.status === 'suspended' && licence.suspended_until && licence.suspended_until < ctx.today
    if (!over) return { id, status: licence.status }
    const next = await changeStatus(ctx, licence, 'resume', {
      reason: `暂扣期限到${chineseDate(licence.suspended_until!)}，已经届满`,
      basis: '《行政处罚法》第五十九条第一款第四项',
    })
    return { id, status: next.status }
  },
})
