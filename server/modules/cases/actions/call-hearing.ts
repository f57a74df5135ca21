import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { call } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Tells those concerned when, where and under whom it is held, seven working days before (行政许可法 art. 48(1)(1)(3)). */
export const callHearing = action(contract.callHearing, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('call-hearing'),
  async run(ctx, { caseId: _, ...calling }, file) {
    const next = await call(ctx, file, calling)
    return { ...movedTo(ctx, next), hearingOn: calling.hearingOn, ...datesOf(next) }
  },
})
