import { action } from '#kernel/action.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { recordMandate as record } from '#modules/identity/index.ts'
import * as contract from '../contract-mandates.ts'

/** The clerk has seen the paper mandate with the enterprise's seal; its scans are kept with the mandate (民法典 art. 165). */
export const recordMandate = action(contract.recordMandate, {
  async run(ctx, { scans, ...wish }) {
    if (!(await ownsFiles(ctx, scans))) throw contract.scanNotYours()
    return record(ctx, { ...wish, proofIds: scans })
  },
})
