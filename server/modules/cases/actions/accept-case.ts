import { action } from '#kernel/action.ts'
import { accept } from '../acceptance.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Everything is in order: the application is accepted and the clocks start (行政许可法 art. 32(1)(5)). */
export const acceptCase = action(contract.acceptCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('accept'),
  async run(ctx, _input, file) {
    const next = await accept(ctx, file, 'accept')
    return { ...movedTo(ctx, next), acceptedOn: next.accepted_on!, ...datesOf(next) }
  },
})
