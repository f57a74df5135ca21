import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { lapse } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Nobody asked for a hearing in the five days: the decision may be made (行政许可法 art. 47(1)). */
export const lapseHearing = action(contract.lapseHearing, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('lapse-hearing'),
  run: async (ctx, _input, file) => movedTo(ctx, await lapse(ctx, file)),
})
