import { action } from '#kernel/action.ts'
import { forgetActors } from '../authenticate.ts'
import { signOut as route } from '../contract.ts'
import { endSession } from '../store-account.ts'

export const signOut = action(route, {
  subject: () => '',
  async run(ctx) {
    if (ctx.actor.sessionId) await endSession(ctx, ctx.actor.sessionId)
    forgetActors(ctx)
    ctx.setSession(null)
    return {}
  },
})
