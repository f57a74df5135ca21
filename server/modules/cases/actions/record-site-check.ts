import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { recordCheck } from '../site-check.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** What at least two officers found on the spot (行政许可法 art. 34(3)). */
export const recordSiteCheck = action(contract.recordSiteCheck, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('record-site-check'),
  run: async (ctx, { caseId: _, ...check }, file) => movedTo(ctx, await recordCheck(ctx, file, check)),
})
