import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import { applicantOf, itemsOfRelative } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { draftsOf } from '../store.ts'

export const myDrafts = view(contract.myDrafts, {
  async look(ctx, { after, limit }) {
    const [, savedAt, id] = /^(\d{4}-[\d:T.-]+Z)_([0-9a-f-]{36})$/.exec(after ?? '') ?? []
    const before = savedAt && id ? { savedAt: new Date(savedAt), id } : undefined
    const rows = await draftsOf(ctx, await applicantOf(ctx), limit + 1, { before, only: itemsOfRelative(ctx) })
    const { page, next } = cutPage(rows, limit, (last) => `${last.savedAt}_${last.id}`)
    return { rows: page, next }
  },
})
