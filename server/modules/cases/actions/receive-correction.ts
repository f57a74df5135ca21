import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { correct } from '../correction.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** A clerk hands in what the applicant brought to the counter: people without an account can correct too. */
export const receiveCorrection = action(contract.receiveCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('receive-correction'),
  run: async (ctx, answer, file) => movedTo(ctx, await correct(ctx, file, 'receive-correction', answer)),
})
