import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { clerkTopic } from '../place.ts'
import { changeScreen, getScreen, requireShown } from '../screens.ts'

/** The person has read what the clerk entered and says that it is right. */
export const confirmShown = action(contract.confirmShown, {
  load: (ctx, { token }) => getScreen(ctx, token, true),
  async run(ctx, { version }, screen) {
    requireShown(ctx, screen, version, 'confirm')
    if (!screen.confirmed_at) await changeScreen(ctx, screen.account_id, { confirmed_at: ctx.now })
    ctx.touch(clerkTopic(screen.account_id))
    return { version }
  },
})
