import { action } from '#kernel/action.ts'
import { resumeAccount as route } from '../contract.ts'
import { accountResumed } from '../events.ts'
import { holdAccount } from '../held-account.ts'
import { mayManageAccount } from '../policy.ts'
import { updateAccount } from '../store-account.ts'

export const resumeAccount = action(route, {
  load: holdAccount,
  allow: mayManageAccount,
  async run(ctx, { id }, account) {
    await updateAccount(ctx, id, { status: 'active' })
    if (account.status === 'suspended') ctx.emit(accountResumed, { accountId: id, at: ctx.now.toISOString() })
    return { id }
  },
})
