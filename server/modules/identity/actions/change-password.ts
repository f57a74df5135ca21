import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import { tryPassword } from '../attempts.ts'
import { forgetActors } from '../authenticate.ts'
import { changePassword as route } from '../contract.ts'
import { passwordChanged } from '../events.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'
import { endSessions, findAccount, updateAccount } from '../store-account.ts'

/** Whoever else is signed in with the old password is signed out. */
export const changePassword = action(route, {
  load: (ctx) => findAccount(ctx, { id: ctx.actor.id }),
  subject: () => '',
  async run(ctx, { currentPassword, newPassword }, known) {
    if (!known) throw notFound()
    refuseWeakPassword(newPassword, known.username, 'newPassword')
    const account = await tryPassword(ctx, known.username, currentPassword)
    await updateAccount(ctx, account.id, {
      password_hash: await hashPassword(newPassword),
      must_change_password: false,
    })
    await endSessions(ctx, account.id, ctx.actor.sessionId)
    forgetActors(ctx)
    ctx.emit(passwordChanged, { accountId: account.id, byAdministrator: false, at: ctx.now.toISOString() })
    return {}
  },
})
