import { view } from '#kernel/view.ts'
import { applicantOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { findDraft } from '../store.ts'

export const draftPage = view(contract.draftPage, {
  async look(ctx, { id }) {
    const draft = await findDraft(ctx, await applicantOf(ctx), { id })
    if (!draft) throw contract.draftMissing({ id })
    return draft
  },
})
