import { view } from '#kernel/view.ts'
import { applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { findDraft } from '../store.ts'

/** Where the applicant left off with this item, on whichever device. */
export const draftOfItem = view(contract.draftOfItem, {
  async look(ctx, { itemId }) {
    return { draft: await findDraft(ctx, await applicantOf(ctx), { itemId }) }
  },
})
