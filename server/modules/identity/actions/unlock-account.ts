import { action } from '#kernel/action.ts'
import { forgetFailures } from '../attempts.ts'
import { unlockAccount as route } from '../contract.ts'
import { holdAccount } from '../held-account.ts'
import { mayManageAccount } from '../policy.ts'

export const unlockAccount = action(route, {
  load: holdAccount,
  allow: mayManageAccount,
  async run(ctx, { id }, { username }) {
    await forgetFailures(ctx, username)
    return { id }
  },
})
