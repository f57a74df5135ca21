import { view } from '#kernel/view.ts'
import { getPublishedItem } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { prefillFor } from '../prefill.ts'

/** What the applicant need not type again. Shows their own record to themselves, and is logged as any look at it. */
export const prefill = view(contract.prefill, {
  async look(ctx, { id }) {
    const { id: versionId, content } = await getPublishedItem(ctx, id)
    return { versionId, ...(await prefillFor(ctx, content.form)) }
  },
  personal: (ctx, _, { values }) => {
    const fields = Object.keys(values)
    return fields.length > 0 ? [{ subject: ctx.actor.onBehalfOf?.id ?? ctx.actor.subjectId ?? ctx.actor.id, fields }] : []
  },
})
