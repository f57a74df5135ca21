import { action } from '#kernel/action.ts'
import { noteHelp } from '#modules/cases/index.ts'
import * as contract from '../contract.ts'
import { historyOf } from '../in-history.ts'
import { isAsker, requireOpen } from '../policy.ts'
import { changeRequest, lockRequest } from '../store.ts'

/** Whoever asked says that the case is what they wanted; its history then tells who helped. */
export const confirmHelp = action(contract.confirmHelp, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: isAsker,
  async run(ctx, { id }, row) {
    requireOpen(ctx.actor, row, 'confirm')
    await changeRequest(ctx, id, { state: 'linked', confirmed_at: ctx.now })
    await noteHelp(ctx, row.case_id!, historyOf(row))
    return { id, state: 'linked' as const }
  },
})
