import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../store.ts'
import { advance } from '../transitions.ts'

/** The decision needs more: back to the examiner, while both clocks go on. */
export const returnToExaminer = action(contract.returnToExaminer, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('return'),
  run: async (ctx, { reason }, file) => movedTo(ctx, await advance(ctx, file, { act: 'return', words: reason })),
})
