import { action } from '#kernel/action.ts'
import { nameMismatch, notTheirAccount, verifyPerson as route } from '../contract.ts'
import { getSamePerson } from '../same-person.ts'
import { findAccount } from '../store-account.ts'
import { raiseLevel } from '../store-people.ts'

/** The clerk holds the identity card; with an account, its holder must also know which it is, or it may be a stranger's. */
export const verifyPerson = action(route, {
  load: (ctx, { id, ...shown }) => getSamePerson(ctx, id, shown),
  async run(ctx, { id, username }, same) {
    if (!same) throw nameMismatch()
    const account = await findAccount(ctx, { personId: id })
    if (account && account.username !== username) throw notTheirAccount()
    await raiseLevel(ctx, id)
    return { id, identityLevel: 'verified-at-counter' as const }
  },
})
