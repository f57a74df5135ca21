import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { handOver } from '../holding.ts'
import { lockOwnStep } from '../step-acts.ts'

/** As `handOverStep`, from a list of cases: the step of the case that is the actor's to hand over. */
export const handOverCase = action(contract.handOverCase, {
  load: (ctx, { caseId }) => lockOwnStep(ctx, caseId, 'hand-over'),
  run: (ctx, input, held) => handOver(ctx, held, input),
})
