import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { movedTo, tell } from '../intents.ts'
import { mayManage } from '../policy.ts'
import { lockLicence } from '../store.ts'

/** Tells the holder what is intended, why, and until when they may speak (行政许可法 art. 7; 行政处罚法 art. 44). */
export const tellIntent = action(contract.tellIntent, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  run: async (ctx, intent, licence) => movedTo(ctx, licence, await tell(ctx, licence, intent)),
})
