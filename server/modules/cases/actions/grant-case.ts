import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { grant } from '../decision.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { decided, lockCase, stepFor } from '../steps.ts'
import { requireOpen } from '../transitions.ts'

/** Grants the application and issues its licence in the same transaction: no grant without a licence. */
export const grantCase = action(contract.grantCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('grant'),
  async run(ctx, { opinion }, file) {
    requireOpen(file, 'grant')
    const step = stepFor(ctx.actor, file, 'grant')
    const done = await decided(ctx, file, step, { recommends: 'grant', words: opinion })
    const next = await grant(ctx, done, opinion)
    return { ...movedTo(ctx, next), licenceId: next.licence_id ?? undefined }
  },
})
