import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { withdraw } from '../withdrawal.ts'

/** The applicant takes the application back, at any time before the decision. */
export const withdrawCase = action(contract.withdrawCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('withdraw'),
  run: async (ctx, { reason }, file) => movedTo(ctx, await withdraw(ctx, file, 'withdraw', reason)),
})
