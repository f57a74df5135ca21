import { action } from '#kernel/action.ts'
import { addCitizen } from '../accounts.ts'
import { alreadyRegistered, register as route } from '../contract.ts'
import { hashPassword, refuseWeakPassword } from '../passwords.ts'
import { startSession } from '../store-account.ts'
import { findPersonByNumber } from '../store-people.ts'

/**
 * A citizen opens an account and is signed in. Without an outside register to ask, they are who they declare to be;
 * someone a window has recorded already gets an account at a window, or a stranger could claim their cases.
 */
export const register = action(route, {
  subject: (_, output) => output.accountId,
  async run(ctx, { username, password, ...person }) {
    refuseWeakPassword(password, username, 'password')
    if (await findPersonByNumber(ctx, person.idNumber)) throw alreadyRegistered()
    const credentials = { username, password_hash: await hashPassword(password), must_change_password: false }
    const { accountId } = await addCitizen(ctx, { ...credentials, person })
    ctx.setSession(await startSession(ctx, { id: accountId, staff_id: null }))
    return { accountId }
  },
})
