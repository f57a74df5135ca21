import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { silence } from '../silence.ts'
import { lockCase } from '../steps.ts'

/** Another body let its budget pass in silence: recorded, and where the route says so counted as agreeing (缺席默认). */
export const lapseStep = action(contract.lapseStep, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('lapse-step'),
  run: async (ctx, { step }, file) => movedTo(ctx, await silence(ctx, file, step)),
})
