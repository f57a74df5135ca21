import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { request } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** An interested party asks for a hearing, and staff write it down (行政许可法 art. 47(1)). */
export const receiveHearingRequest = action(contract.receiveHearingRequest, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('receive-hearing-request'),
  async run(ctx, { by, reason }, file) {
    const { next, holdBy } = await request(ctx, file, 'receive-hearing-request', { by, reason })
    return { ...movedTo(ctx, next), holdBy }
  },
})
