import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { overturn } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The superior does not agree that the application is not accepted: the intake goes on. */
export const overturnRefusal = action(contract.overturnRefusal, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('overturn-refusal'),
  run: async (ctx, { reason }, file) => movedTo(ctx, await overturn(ctx, file, 'overturn-refusal', reason)),
})
