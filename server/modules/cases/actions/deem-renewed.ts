import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { deemRenewed as deem } from '../renewal-by-silence.ts'
import { lockCase } from '../steps.ts'

/** No decision before the licence ended: the law renews it (行政许可法 art. 50(2)). */
export const deemRenewed = action(contract.deemRenewed, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('deem-renewed'),
  async run(ctx, _input, file) {
    const next = await deem(ctx, file)
    return { ...movedTo(ctx, next), licenceId: next.licence_id ?? undefined }
  },
})
