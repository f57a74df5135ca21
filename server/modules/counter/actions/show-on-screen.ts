import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import { getSeenCase } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { clerkTopic } from '../place.ts'
import { after, changeScreen, findOwnScreen, SHOWN_MINUTES } from '../screens.ts'

/** Puts a page on the clerk's own second screen, or takes it away; what was confirmed before was another page. */
export const showOnScreen = action(contract.showOnScreen, {
  async run(ctx, { shown, caseId }) {
    const screen = await findOwnScreen(ctx)
    if (!screen) throw contract.screenMissing()
    if (caseId) await getSeenCase(ctx, caseId)
    // A signature belongs to a case.
    if (shown?.asks === 'sign' && !caseId) throw notYours()
    const version = screen.version + 1
    await changeScreen(ctx, ctx.actor.id, {
      version,
      shown: shown && ctx.vault.seal(JSON.stringify(shown)),
      shown_until: shown && after(ctx, SHOWN_MINUTES),
      asks: shown?.asks ?? null,
      case_id: caseId ?? null,
      confirmed_at: null,
      signature_id: null,
    })
    ctx.touch(clerkTopic(ctx.actor.id))
    return { version }
  },
})
