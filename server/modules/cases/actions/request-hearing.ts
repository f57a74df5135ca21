import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo } from '../facts.ts'
import { request } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The applicant asks for a hearing, within five working days of being told (行政许可法 art. 47(1)). */
export const requestHearing = action(contract.requestHearing, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('request-hearing'),
  async run(ctx, { reason }, file) {
    const { next, holdBy } = await request(ctx, file, 'request-hearing', { by: file.applicant_name, reason })
    return { ...movedTo(ctx, next), holdBy }
  },
})
