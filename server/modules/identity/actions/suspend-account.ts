import { action } from '#kernel/action.ts'
import { forgetActors } from '../authenticate.ts'
import { notOwnPower, suspendAccount as route } from '../contract.ts'
import { accountSuspended, staffLeft } from '../events.ts'
import { holdAccount } from '../held-account.ts'
import { mayManageAccount } from '../policy.ts'
import { endSessions, updateAccount } from '../store-account.ts'

export const suspendAccount = action(route, {
  load: holdAccount,
  allow: mayManageAccount,
  async run(ctx, { id }, account) {
    if (ctx.actor.id === id) throw notOwnPower()
    await updateAccount(ctx, id, { status: 'suspended' })
    await endSessions(ctx, id)
    forgetActors(ctx)
    if (account.status !== 'suspended') ctx.emit(accountSuspended, { accountId: id, at: ctx.now.toISOString() })
    if (account.staff_id) ctx.emit(staffLeft, { staffId: account.staff_id })
    return { id }
  },
})
