import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { isApplicant } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { stateOn, undoingMovedTo } from '../undoing.ts'

/** The holder says what they have to say (行政许可法 art. 7). */
export const stateOnUndoing = action(contract.stateOnUndoing, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }, file) => isApplicant(actor, file),
  run: async (ctx, said, file) => undoingMovedTo(ctx, file, await stateOn(ctx, file, said)),
})
