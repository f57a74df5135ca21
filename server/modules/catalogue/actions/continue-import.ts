import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockJob, takePortion } from '../import-jobs.ts'

/** One portion more, for the operator's command; on a running server the reaction does the same. */
export const continueImport = action(contract.continueImport, {
  load: (ctx, { id }) => lockJob(ctx, id),
  run: (ctx, _, job) => takePortion(ctx, job),
})
