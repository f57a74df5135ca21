import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { confirm } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The superior agrees that the application is not accepted, and the letter goes out. */
export const confirmRefusal = action(contract.confirmRefusal, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('confirm-refusal'),
  run: async (ctx, _input, file) => movedTo(ctx, await confirm(ctx, file, 'confirm-refusal')),
})
