import { action } from '#kernel/action.ts'
import { forgetFailures } from '../attempts.ts'
import { forgetActors } from '../authenticate.ts'
import { nameMismatch, openAccount as route, suspendedByAdministrator, usernameTaken } from '../contract.ts'
import { passwordChanged } from '../events.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'
import { getSamePerson } from '../same-person.ts'
import { endSessions, findAccount, insertAccount, updateAccount } from '../store-account.ts'
import { raiseLevel } from '../store-people.ts'

/**
 * The person at the counter gets an account of their own. One that somebody opened under their number before
 * becomes theirs: its name and password change and its sessions end. One that an administrator suspended stays suspended.
 */
export const openAccount = action(route, {
  load: (ctx, { id, name, idNumber }) => getSamePerson(ctx, id, { name, idNumber }),
  async run(ctx, { id, username, initialPassword }, same) {
    if (!same) throw nameMismatch()
    refuseWeakPassword(initialPassword, username, 'initialPassword')
    const credentials = { username, password_hash: await hashPassword(initialPassword), must_change_password: true }
    const existing = await findAccount(ctx, { personId: id })
    const holder = await findAccount(ctx, { username })
    if (holder && holder.id !== existing?.id) throw usernameTaken()
    if (existing?.status === 'suspended') throw suspendedByAdministrator()
    if (existing) {
      await updateAccount(ctx, existing.id, credentials)
      await endSessions(ctx, existing.id)
      forgetActors(ctx)
    }
    const accountId = existing?.id ?? (await insertAccount(ctx, { ...credentials, kind: 'citizen', personId: id }))
    if (!accountId) throw usernameTaken()
    // Wrong guesses at the forgotten password no longer stand in the way of the new one.
    await forgetFailures(ctx, username)
    await raiseLevel(ctx, id)
    ctx.emit(passwordChanged, { accountId, byAdministrator: true, at: ctx.now.toISOString() })
    return { id, accountId }
  },
})
