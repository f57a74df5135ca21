import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { mayGoOnWith, stateOn, undoingMovedTo } from '../undoing.ts'

/** What the holder said at the counter or wrote in a letter is written down as it was. */
export const recordUndoingStatement = action(contract.recordUndoingStatement, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayGoOnWith,
  run: async (ctx, said, file) => undoingMovedTo(ctx, file, await stateOn(ctx, file, said, ctx.actor.name)),
})
