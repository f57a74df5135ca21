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
  personal(ctx, _, { sources }) {
    const fieldsFrom = (mark: string) => Object.keys(sources).filter((key) => sources[key] === mark)
    const looks = [
      { subject: ctx.actor.subjectId ?? ctx.actor.id, fields: fieldsFrom(contract.sourceMarks.person) },
      { subject: ctx.actor.onBehalfOf?.id ?? '', fields: fieldsFrom(contract.sourceMarks.enterprise) },
    ]
    return looks.filter((look) => look.fields.length > 0)
  },
})
