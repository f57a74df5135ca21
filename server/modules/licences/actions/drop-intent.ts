import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { drop, movedTo } from '../intents.ts'
import { mayManage } from '../policy.ts'
import { lockLicence } from '../store.ts'

/** What the holder said was right: the licence stays as it is. */
export const dropIntent = action(contract.dropIntent, {
  load: (ctx, { id }) => lockLicence(ctx, id),
  allow: mayManage,
  run: async (ctx, { no, reason }, licence) => movedTo(ctx, licence, await drop(ctx, licence, no, reason)),
})
