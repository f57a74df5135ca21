import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { lapseCorrection as lapse } from '../termination.ts'

/** The time that the body has settled and told passed, and no correction came: the case ends, with a letter. */
export const lapseCorrection = action(contract.lapseCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('lapse-correction'),
  run: async (ctx, _input, file) => movedTo(ctx, await lapse(ctx, file)),
})
