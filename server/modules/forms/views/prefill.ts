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
    const { onBehalfOf, subjectId, id } = ctx.actor
    const person = onBehalfOf?.kind === 'person' ? onBehalfOf.id : (subjectId ?? id)
    const enterprise = onBehalfOf?.kind === 'enterprise' ? onBehalfOf.id : undefined
    const keys = Object.keys(sources)
    const looks = [
      { subject: person, fields: keys.filter((key) => !enterprise || sources[key]!.from === 'person') },
      { subject: enterprise ?? '', fields: keys.filter((key) => enterprise && sources[key]!.from !== 'person') },
    ]
    return looks.filter((look) => look.fields.length > 0)
  },
})
