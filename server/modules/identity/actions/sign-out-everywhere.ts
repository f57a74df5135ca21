import { action } from '#kernel/action.ts'
import { forgetActors } from '../authenticate.ts'
import { signOutEverywhere as route } from '../contract.ts'
import { endSessions } from '../store-account.ts'

export const signOutEverywhere = action(route, {
  async run(ctx) {
    const ended = await endSessions(ctx, ctx.actor.id)
    forgetActors(ctx)
    ctx.setSession(null)
    return { ended }
  },
})
