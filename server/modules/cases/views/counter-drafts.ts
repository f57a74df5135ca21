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
    const rows = found.slice(0, limit).map(counterDraftShown)
    const end = rows.at(-1)
    return {
      rows,
      next: found.length > limit && end ? `${end.savedAt}_${end.id}` : undefined,
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
