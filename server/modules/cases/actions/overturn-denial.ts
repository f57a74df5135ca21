import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { overturn } from '../countersign.ts'
import { movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'

/** The superior does not agree with the denial: the case goes back to its examination. */
export const overturnDenial = action(contract.overturnDenial, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('overturn-denial'),
  run: async (ctx, { reason }, file) => movedTo(ctx, await overturn(ctx, file, 'overturn-denial', reason)),
})
