import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { mayTell, tellUndoing as tell, undoingMovedTo } from '../undoing.ts'

/** The holder is told what is intended and may speak first; what only follows from other facts is decided at once. */
export const tellUndoing = action(contract.tellUndoing, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: (ctx, file, { kind }) => mayTell(ctx, file, kind),
  run: async (ctx, intent, file) => undoingMovedTo(ctx, file, await tell(ctx, file, intent)),
})
