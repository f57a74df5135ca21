import { action } from '#kernel/action.ts'
import { getSeenCase } from '#modules/cases/index.ts'
import { ended } from '../ended.ts'
import * as contract from '../contract.ts'
import { handoutReady } from '../events.ts'
import { codeFor, maskedRecipient, newHandout, requireOpen, saveHandout } from '../handouts.ts'
import { isApplicant, mayHandOut } from '../policy.ts'
import { needsCode } from '../rules/handout-status.ts'
import { findHandout } from '../store.ts'

/** How the result is to come to whoever applied: said when filing or later, and changed until it has left. */
export const chooseWay = action(contract.chooseWay, {
  async load(ctx, { caseId }) {
    const file = await getSeenCase(ctx, caseId)
    return { file, row: (await findHandout(ctx, caseId)) ?? newHandout(ctx, file) }
  },
  allow: (ctx, { row }) => isApplicant(ctx.actor, row) || mayHandOut(ctx, row),
  async run(ctx, { way, recipient }, { file, row }) {
    if (ended.includes(file.status)) throw contract.actNotOpen({ status: file.status })
    requireOpen(row, 'choose-way')
    if (way === 'post' && !ctx.config.courierUrl) throw contract.courierOff()
    if (way === 'post' && !recipient) throw contract.addressMissing()
    const to = way === 'post' ? recipient : undefined
    const next = {
      ...row,
      way,
      recipient: to ? ctx.vault.seal(JSON.stringify(to)) : null,
      recipient_masked: to ? maskedRecipient(to) : null,
      updated_at: ctx.now,
      // Confirmed as it was, the way keeps its code; changed, the code said before is worth nothing.
      ...(needsCode(row.state, way) && row.pickup_code ? {} : codeFor(ctx, { state: row.state, way })),
    }
    await saveHandout(ctx, next)
    // Decided already: who now chooses to download has it at once.
    if (way === 'online' && row.state !== 'chosen') ctx.emit(handoutReady, { caseId: row.case_id })
    return { caseId: row.case_id, state: next.state }
  },
})
