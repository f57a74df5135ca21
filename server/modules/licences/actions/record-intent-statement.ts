import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo, state } from '../intents.ts'
import { mayManage } from '../policy.ts'
import { lockLicence } from '../store.ts'

/** Writes down what the holder said at the counter or in a letter. */
export const recordIntentStatement = action(contract.recordIntentStatement, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  run: async (ctx, said, licence) => movedTo(ctx, licence, await state(ctx, licence, said, ctx.actor.name)),
})
