import { action } from '#kernel/action.ts'
import { checkMovedTo, confirmCorrected as confirm } from '../commitment-check.ts'
import * as contract from '../contract.ts'
import { mayCheck } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** What was ordered after a false promise has been done. */
export const confirmCorrected = action(contract.confirmCorrected, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayCheck,
  run: async (ctx, input, file) => checkMovedTo(ctx, file, await confirm(ctx, file, input)),
})
