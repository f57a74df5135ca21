import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { caseExamined } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../store.ts'
import { advance } from '../transitions.ts'

/** The examiner says what was found and what should be decided (行政许可法 art. 34). */
export const examineCase = action(contract.examineCase, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('examine'),
  async run(ctx, { recommends, opinion }, file) {
    const next = await advance(ctx, file, { act: 'examine', words: opinion, facts: { recommends } })
    ctx.emit(caseExamined, { ...aboutCase(file), recommends })
    return movedTo(ctx, next)
  },
})
