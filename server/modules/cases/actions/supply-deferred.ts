import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { supply } from '../deferral.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The applicant keeps the promise and hands in what was accepted without. */
export const supplyDeferred = action(contract.supplyDeferred, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('supply-deferred'),
  run: async (ctx, { materials }, file) => movedTo(ctx, await supply(ctx, file, 'supply-deferred', materials)),
})
