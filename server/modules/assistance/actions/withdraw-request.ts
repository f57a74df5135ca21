import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { isAsker, requireOpen } from '../policy.ts'
import { endWith } from '../requests.ts'
import { lockRequest } from '../store.ts'

export const withdrawRequest = action(contract.withdrawRequest, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: isAsker,
  async run(ctx, { id }, row) {
    requireOpen(ctx.actor, row, 'withdraw')
    await endWith(ctx, row, '本人说不用帮了')
    return { id, state: 'ended' as const }
  },
})
