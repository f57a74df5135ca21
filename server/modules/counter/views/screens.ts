import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { findOwnScreen, getScreen, shownOn } from '../screens.ts'

/** What the person in front of the window sees. */
export const screenShown = view(contract.screenShown, {
  async look(ctx, { token }) {
    const screen = await getScreen(ctx, token)
    return {
      place: screen.place,
      version: screen.version,
      shown: shownOn(ctx, screen),
      confirmed: screen.confirmed_at !== null,
      signed: screen.signature_id !== null,
    }
  },
})

/** How far the person is, for the clerk. */
export const myScreen = view(contract.myScreen, {
  async look(ctx) {
    const screen = await findOwnScreen(ctx)
    if (!screen) return { paired: false, version: 0 }
    return {
      paired: true,
      version: screen.version,
      asks: shownOn(ctx, screen)?.asks,
      confirmedAt: screen.confirmed_at?.toISOString(),
      signatureId: screen.signature_id ?? undefined,
    }
  },
})
