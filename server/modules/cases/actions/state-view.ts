import { action } from '#kernel/action.ts'
import { checkMovedTo, stateView as state } from '../commitment-check.ts'
import * as contract from '../contract.ts'
import { isApplicant } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The holder states their view of what the check found (行政许可法 art. 7). */
export const stateView = action(contract.stateView, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: (ctx, file) => isApplicant(ctx.actor, file),
  run: async (ctx, { statement }, file) => checkMovedTo(ctx, file, await state(ctx, file, statement)),
})
