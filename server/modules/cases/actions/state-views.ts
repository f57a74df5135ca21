import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { advance } from '../transitions.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The applicant says what they have to say about the matter (行政许可法 art. 36). */
export const stateViews = action(contract.stateViews, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('state-views'),
  run: async (ctx, { words }, file) => movedTo(ctx, await advance(ctx, file, { act: 'state-views', words })),
})
