import { action } from '#kernel/action.ts'
import { lockAuthority } from '../authorities.ts'
import * as contract from '../contract-authorities.ts'
import { personOf } from '../seal-steps.ts'
import { documentsTables } from '../store.ts'

/** The second person: with a yes, what the authority signed is recognised. */
export const answerAuthority = action(contract.answerAuthority, {
  load: lockAuthority,
  async run(ctx, { agrees, reason }, { id, state: before, proposed_by: proposedBy }) {
    if (before !== 'proposed') throw contract.authorityNotAsked()
    if (agrees && proposedBy === personOf(ctx.actor)) throw contract.ownAuthority()
    const state = agrees ? ('recognised' as const) : ('declined' as const)
    await documentsTables(ctx)
      .updateTable('documents.authority')
      .set({
        state,
        answered_by: personOf(ctx.actor),
        answered_by_name: ctx.actor.name,
        answered_at: ctx.now,
        answered_because: reason,
      })
      .where('id', '=', id)
      .execute()
    return { id, state }
  },
})
