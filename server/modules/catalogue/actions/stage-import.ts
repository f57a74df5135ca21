import { action } from '#kernel/action.ts'
import { handedIn } from '../byte-source.ts'
import * as contract from '../contract.ts'
import { takeIn } from '../import-intake.ts'

/** Takes a list in and judges every row. No item is touched. */
export const stageImport = action(contract.stageImport, {
  subject: (_, output) => output.id,
  run: (ctx, { name, content }) => takeIn(ctx, name, handedIn(content)),
})
