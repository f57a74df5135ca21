import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { claim } from '../holding.ts'
import { lockOwnStep } from '../step-acts.ts'

/** As `claimStep`, from a list of cases: the step of the case that the actor may take. */
export const claimCase = action(contract.claimCase, {
  load: (ctx, { caseId }) => lockOwnStep(ctx, caseId, 'claim'),
  run: (ctx, _input, held) => claim(ctx, held),
})
