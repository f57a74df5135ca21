import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lapse } from '../deferral.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The last day passed and the promised material did not come: the case ends as was told at acceptance. */
export const lapseDeferred = action(contract.lapseDeferred, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('lapse-deferred'),
  run: async (ctx, _input, file) => movedTo(ctx, await lapse(ctx, file)),
})
