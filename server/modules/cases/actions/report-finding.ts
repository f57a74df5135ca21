import { action } from '#kernel/action.ts'
import { checkMovedTo, reportFinding as report } from '../commitment-check.ts'
import * as contract from '../contract.ts'
import { mayCheck } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The check found something untrue: the holder is told and heard before anything follows. */
export const reportFinding = action(contract.reportFinding, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayCheck,
  run: async (ctx, input, file) => checkMovedTo(ctx, file, await report(ctx, file, input)),
})
