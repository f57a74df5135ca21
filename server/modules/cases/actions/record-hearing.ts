import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { datesOf, movedTo } from '../facts.ts'
import { keepRecord } from '../hearing.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** Keeps the record that those present confirmed (行政许可法 art. 48(1)(5)); the clock goes on. */
export const recordHearing = action(contract.recordHearing, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('record-hearing'),
  async run(ctx, { caseId: _, ...held }, file) {
    const next = await keepRecord(ctx, file, held)
    return { ...movedTo(ctx, next), ...datesOf(next) }
  },
})
