/** A use that was refused leaves its line although the act left nothing. */
import { on } from '#kernel/event.ts'
import { describeStaff } from '#modules/identity/index.ts'
import { sealUseRefused } from './events.ts'
import { documentsTables } from './store.ts'

export const documentsReactions = [
  on(sealUseRefused, 'documents.log-refused-use', async (ctx, refused) => {
    const { sealId, organId, at, purpose, act, why, byId, id } = refused
    const who = (await describeStaff(ctx, [byId])).get(byId)
    await documentsTables(ctx)
      .insertInto('documents.seal_refusal')
      .values({
        id,
        seal_id: sealId,
        organ_id: organId,
        at: new Date(at),
        purpose,
        act,
        why,
        by_id: byId,
        by_name: who?.name ?? '',
        by_post: refused.post ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }),
]
