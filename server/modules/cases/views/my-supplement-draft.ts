import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { findSupplementDraft } from '../supplement-drafts.ts'
import { isApplicant } from '../policy.ts'
import { findCase } from '../store.ts'

/** What one has typed so far; none when nothing is asked for any more. */
export const mySupplementDraft = view(contract.mySupplementDraft, {
  async look(ctx, { caseId }) {
    const file = await findCase(ctx, caseId)
    if (!file || !isApplicant(ctx.actor, file)) throw notFound()
    return { draft: await findSupplementDraft(ctx, caseId) }
  },
})
