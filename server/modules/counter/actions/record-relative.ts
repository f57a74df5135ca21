import { action } from '#kernel/action.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { recordRelative as record } from '#modules/identity/index.ts'
import { scanNotYours } from '../contract-mandates.ts'
import * as contract from '../contract-relatives.ts'

/** The clerk has seen the papers of both; their scans are kept with the mandate (民法典 art. 23, 27, 28, 165). */
export const recordRelative = action(contract.recordRelative, {
  async run(ctx, { scans, ...wish }) {
    if (!(await ownsFiles(ctx, scans))) throw scanNotYours()
    return record(ctx, { ...wish, proofIds: scans })
  },
})
