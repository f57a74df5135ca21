import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { withdraw } from '../withdrawal.ts'

/** The applicant takes the application back at the counter; the clerk records it with their words. */
export const receiveWithdrawal = action(contract.receiveWithdrawal, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('receive-withdrawal'),
  run: async (ctx, { reason }, file) => movedTo(ctx, await withdraw(ctx, file, 'receive-withdrawal', reason)),
})
