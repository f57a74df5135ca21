import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import {
  counterDraftShown,
  counterDraftsOf,
  countCounterDrafts,
  getCounterDraft,
  openContent,
} from '../counter-drafts.ts'

export const counterDrafts = view(contract.counterDrafts, {
  async look(ctx, { after, limit }) {
    const [, savedAt, id] = /^(\d{4}-[\d:T.-]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? []
    const found = await counterDraftsOf(ctx, limit + 1, savedAt && id ? { savedAt, id } : undefined)
    const { page, next } = cutPage(found.map(counterDraftShown), limit, (last) => `${last.savedAt}_${last.id}`)
    return {
      rows: page,
      next,
      ...(await countCounterDrafts(ctx)),
    }
  },
})

/** Opens what was typed; the look is logged like any at an applicant's data. */
export const counterDraft = view(contract.counterDraft, {
  async look(ctx, { id }) {
    const row = await getCounterDraft(ctx, id)
    return { ...counterDraftShown(row), content: openContent(ctx, row) }
  },
  personal: (_ctx, { id }) => [{ subject: id, fields: ['applicant', 'values'] }],
})
