import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { dropUndoing as drop, mayGoOnWith, undoingMovedTo } from '../undoing.ts'

/** The grant stays: the holder was right, or undoing it would harm the public gravely (行政许可法 art. 69(3)). */
export const dropUndoing = action(contract.dropUndoing, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayGoOnWith,
  run: async (ctx, { no, reason }, file) => undoingMovedTo(ctx, file, await drop(ctx, file, no, reason)),
})
