import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { supply } from '../deferral.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** A clerk takes the promised materials at the counter. */
export const receiveDeferred = action(contract.receiveDeferred, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('receive-deferred'),
  run: async (ctx, { materials }, file) => movedTo(ctx, await supply(ctx, file, 'receive-deferred', materials)),
})
