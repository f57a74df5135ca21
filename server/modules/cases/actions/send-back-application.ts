import { action } from '#kernel/action.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import * as contract from '../contract.ts'
import { endCosignature, lockCosignature, represents, requireWaiting, tellDrafter } from '../cosignature.ts'

/** The legal representative wants something changed; the agent's draft is still there to go on with. */
export const sendBackApplication = action(contract.sendBackApplication, {
  load: (ctx, { id }) => lockCosignature(ctx, id),
  allow: (ctx, row) => represents(ctx, row),
  async run(ctx, { id, words }, row) {
    requireWaiting(row)
    await endCosignature(ctx, row, { status: 'sent-back', words })
    const { content } = await getItemVersion(ctx, row.version_id)
    await tellDrafter(ctx, row, content.name, { words })
    return { id, status: 'sent-back' as const }
  },
})
