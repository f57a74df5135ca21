import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { putOff } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Another day for a hearing that was called, told to all again seven working days before (行政许可法 art. 48(1)(1)). */
export const putOffHearing = action(contract.putOffHearing, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('put-off-hearing'),
  async run(ctx, { caseId: _, ...given }, file) {
    const next = await putOff(ctx, file, given)
    return { ...movedTo(ctx, next), hearingOn: given.hearingOn, ...datesOf(next) }
  },
})
