import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { endCosignature, isDrafter, lockCosignature, requireWaiting } from '../cosignature.ts'

/** The agent wants to change it before it is confirmed. */
export const takeBackApplication = action(contract.takeBackApplication, {
  load: (ctx, { id }) => lockCosignature(ctx, id),
  allow: ({ actor }, row) => isDrafter(actor, row),
  async run(ctx, { id }, row) {
    requireWaiting(row)
    await endCosignature(ctx, row, { status: 'taken-back' })
    return { id, status: 'taken-back' as const }
  },
})
