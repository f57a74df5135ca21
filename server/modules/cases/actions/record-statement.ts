import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { keepStatement } from '../site-check.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Writes down what the applicant or an interested party has to say (行政许可法 art. 36). */
export const recordStatement = action(contract.recordStatement, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('record-statement'),
  run: async (ctx, { partyNo, words }, file) => movedTo(ctx, await keepStatement(ctx, file, { partyNo, words })),
})
