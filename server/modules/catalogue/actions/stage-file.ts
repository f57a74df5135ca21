import { basename } from 'node:path'
import { action } from '#kernel/action.ts'
import { route } from '#kernel/contract.ts'
import { z } from 'zod'
import { fileAt } from '../byte-source.ts'
import { importState, importUnreadable } from '../contract.ts'
import { takeIn } from '../import-intake.ts'

/** Not a door of the API: the operator's command performs it, on a file of the machine it is given on. */
const fileRoute = route({
  name: 'catalogue.stage-file',
  method: 'POST',
  path: '/api/catalogue/imports/file',
  summary: '读入本机的事项清单并预检',
  permission: 'catalogue.import',
  input: z.object({ path: z.string().min(1) }),
  output: importState,
  refusals: [importUnreadable],
})

/** Takes a list in from a file, slice by slice, and judges every row. No item is touched. */
export const stageFile = action(fileRoute, {
  subject: (_, output) => output.id,
  run: (ctx, { path }) => takeIn(ctx, basename(path), fileAt(path)),
})
