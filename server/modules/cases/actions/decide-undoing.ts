import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { decideUndoing as decide, mayGoOnWith, undoingMovedTo } from '../undoing.ts'

/** Annuls, recalls, changes or strikes off, after the holder was heard (行政许可法 art. 8, 69, 70). */
export const decideUndoing = action(contract.decideUndoing, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayGoOnWith,
  run: async (ctx, { no, ...decision }, file) => undoingMovedTo(ctx, file, await decide(ctx, file, no, decision)),
})
