import { action } from '#kernel/action.ts'
import { lockAuthority } from '../authorities.ts'
import * as contract from '../contract-authorities.ts'
import { documentsTables } from '../store.ts'

/** From this moment on; one person is enough to stop. */
export const endAuthority = action(contract.endAuthority, {
  load: lockAuthority,
  async run(ctx, { reason }, { id, state }) {
    if (state !== 'recognised') throw contract.authorityNotRecognised()
    await documentsTables(ctx)
      .updateTable('documents.authority')
      .set({ state: 'ended', ended_by_name: ctx.actor.name, ended_at: ctx.now, ended_because: reason })
      .where('id', '=', id)
      .execute()
    return { id, state: 'ended' as const }
  },
})
