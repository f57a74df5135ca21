import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { terminate } from '../termination.ts'

/** The application can no longer be decided: nobody is left to decide about, or nothing. */
export const terminateCase = action(contract.terminateCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('terminate'),
  run: async (ctx, { ground, reason, basis }, file) =>
    movedTo(ctx, await terminate(ctx, file, { ground, reason, basis })),
})
