import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { lockCase } from '../steps.ts'
import { mayGoOnWith, payCompensation as pay, undoingMovedTo } from '../undoing.ts'

/** What was owed for the loss has been paid. */
export const payCompensation = action(contract.payCompensation, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: mayGoOnWith,
  run: async (ctx, paid, file) => undoingMovedTo(ctx, file, await pay(ctx, file, paid)),
})
