import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { confirm } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The superior agrees with the denial, and the decision goes out (行政许可法 art. 38(2)). */
export const confirmDenial = action(contract.confirmDenial, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('confirm-denial'),
  run: async (ctx, _input, file) => movedTo(ctx, await confirm(ctx, file, 'confirm-denial')),
})
