import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { handOver } from '../delivery.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Hands the decision and the licence over (行政许可法 art. 44). Online delivery arrives at once and closes the case. */
export const deliverCase = action(contract.deliverCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('deliver'),
  run: async (ctx, { channel, receivedBy, tracking }, file) =>
    movedTo(ctx, await handOver(ctx, file, { channel, receivedBy, tracking })),
})
