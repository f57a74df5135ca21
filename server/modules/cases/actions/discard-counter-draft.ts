import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { dropCounterDraft, lockCounterDraft } from '../counter-drafts.ts'

/** The person does not apply after all, or came for something else. */
export const discardCounterDraft = action(contract.discardCounterDraft, {
  load: (ctx, { id }) => lockCounterDraft(ctx, id),
  async run(ctx, { id }) {
    await dropCounterDraft(ctx, id)
    return { id }
  },
})
