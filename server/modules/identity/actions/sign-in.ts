import { action } from '#kernel/action.ts'
import { tryPassword } from '../attempts.ts'
import { forgetActors } from '../authenticate.ts'
import { accountSuspended, signIn as route } from '../contract.ts'
import { endSession, startSession, updateAccount } from '../store-account.ts'

/** Every sign-in gets a new token, so one planted in a browser beforehand is worth nothing. */
export const signIn = action(route, {
  subject: (_, output) => output.accountId,
  async run(ctx, { username, password }) {
    const account = await tryPassword(ctx, username, password)
    if (account.status === 'suspended') throw accountSuspended()
    if (ctx.actor.sessionId) await endSession(ctx, ctx.actor.sessionId)
    forgetActors(ctx)
    await updateAccount(ctx, account.id, { last_signed_in_at: ctx.now })
    ctx.setSession(await startSession(ctx, account))
    return { accountId: account.id, mustChangePassword: account.must_change_password }
  },
})
