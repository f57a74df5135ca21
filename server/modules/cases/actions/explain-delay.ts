import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { explainDelay as explain } from '../delay.ts'
import { holdsHere } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The body states in public why it is late (优化营商环境条例 art. 36(2)). */
export const explainDelay = action(contract.explainDelay, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }, file) => holdsHere(actor, 'cases.examine', file),
  async run(ctx, { caseId, reason, expectedOn }, file) {
    await explain(ctx, file, { reason, expectedOn })
    return { caseId, expectedOn }
  },
})
