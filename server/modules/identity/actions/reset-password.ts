import { action } from '#kernel/action.ts'
import { forgetFailures } from '../attempts.ts'
import { forgetActors } from '../authenticate.ts'
import { resetPassword as route } from '../contract.ts'
import { passwordChanged } from '../events.ts'
import { holdAccount } from '../held-account.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'
import { mayManageAccount } from '../policy.ts'
import { endSessions, updateAccount } from '../store-account.ts'

/** The administrator tells the holder the new password, who must change it at the next sign-in. */
export const resetPassword = action(route, {
  load: holdAccount,
  allow: mayManageAccount,
  async run(ctx, { id, newPassword }, { username }) {
    refuseWeakPassword(newPassword, username, 'newPassword')
    await updateAccount(ctx, id, { password_hash: await hashPassword(newPassword), must_change_password: true })
    await endSessions(ctx, id)
    await forgetFailures(ctx, username)
    forgetActors(ctx)
    ctx.emit(passwordChanged, { accountId: id, byAdministrator: true, at: ctx.now.toISOString() })
    return { id }
  },
})
