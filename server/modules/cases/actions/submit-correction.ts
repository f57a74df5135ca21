import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { correct } from '../correction.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The applicant hands in what the notice asked for (行政许可法 art. 32(1)(5)). */
export const submitCorrection = action(contract.submitCorrection, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('submit-correction'),
  run: async (ctx, answer, file) => movedTo(ctx, await correct(ctx, file, 'submit-correction', answer)),
})
