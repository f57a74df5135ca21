import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { correctOnTheSpot as correct } from '../correction.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** An error that can be put right at once is put right at once (行政许可法 art. 32(1)(3)). */
export const correctOnTheSpot = action(contract.correctOnTheSpot, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('correct-on-the-spot'),
  run: async (ctx, answer, file) => movedTo(ctx, await correct(ctx, file, answer)),
})
