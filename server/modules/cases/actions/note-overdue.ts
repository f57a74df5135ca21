import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { noteOverdue as note } from '../delay.ts'
import { lockCase } from '../steps.ts'

/** A day has passed and its step was not done: it stands in the history, and everybody concerned is told, once. */
export const noteOverdue = action(contract.noteOverdue, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }) => actor.kind === 'system',
  run: async (ctx, { caseId, clock }, file) => ({ caseId, noted: await note(ctx, file, clock) }),
})
