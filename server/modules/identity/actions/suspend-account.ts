import { action } from '#kernel/action.ts'
import { forgetActors } from '../authenticate.ts'
import { notOwnPower, suspendAccount as route } from '../contract.ts'
import { staffLeft } from '../events.ts'
import { holdAccount } from '../held-account.ts'
import { mayManageAccount } from '../policy.ts'
import { endSessions, updateAccount } from '../store-account.ts'

export const suspendAccount = action(route, {
  load: holdAccount,
  allow: mayManageAccount,
  async run(ctx, { id }, { staff_id: staffId }) {
    if (ctx.actor.id === id) throw notOwnPower()
    await updateAccount(ctx, id, { status: 'suspended' })
    await endSessions(ctx, id)
    forgetActors(ctx)
    if (staffId) ctx.emit(staffLeft, { staffId })
    return { id }
  },
})
