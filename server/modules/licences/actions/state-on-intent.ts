import { action } from '#kernel/action.ts'
import { notFound } from '#kernel/problem.ts'
import * as contract from '../contract.ts'
import { movedTo, state } from '../intents.ts'
import { isHolder } from '../policy.ts'
import { lockLicence } from '../store.ts'

/** The holder speaks; of a licence to be revoked they may also ask for a hearing (行政处罚法 art. 63). */
export const stateOnIntent = action(contract.stateOnIntent, {
  async load(ctx, { id }) {
    const licence = await lockLicence(ctx, id)
    if (!isHolder(ctx.actor, licence)) throw notFound({ licenceId: id })
    return licence
  },
  run: async (ctx, said, licence) => movedTo(ctx, licence, await state(ctx, licence, said)),
})
