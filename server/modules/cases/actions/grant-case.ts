import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { grant } from '../decision.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../store.ts'

/** Grants the application and issues its licence in the same transaction: no grant without a licence. */
export const grantCase = action(contract.grantCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('grant'),
  async run(ctx, { opinion }, file) {
    const next = await grant(ctx, file, opinion)
    return { ...movedTo(ctx, next), licenceId: next.licence_id ?? undefined }
  },
})
